import { COMMIT_BYTES, type PendingCommit } from '@seedline/event-store'
import { outgoingEvents, sizeOf } from '../envelope/outgoing-event.ts'
import type { OutgoingMessage } from '../kafka/kafka-port.ts'

/** Kafka takes 1 MiB per record batch, and all of a send may fall into one partition. */
export const MAX_SEND_BYTES = 900_000
/** The headers repeat who, what and where; more than the largest token can say. */
const ENVELOPE_BYTES = 100_000
/** What an event of the largest commit takes as a message, and less than a record batch. */
const MAX_EVENT_BYTES = COMMIT_BYTES + ENVELOPE_BYTES
const MAX_SEND_MESSAGES = 1000

/** One message of a send; `last` when its commit is published with it. */
export interface SendEntry {
  readonly commit: PendingCommit
  readonly message: OutgoingMessage
  readonly last: boolean
}

export interface SendPlan {
  /** In order, each within Kafka's bounds; to be sent one after another. */
  readonly sends: readonly (readonly SendEntry[])[]
  /** Of categories without a topic: done without being sent. */
  readonly silent: readonly PendingCommit[]
  /** With an event that no broker would take; their streams stop here. */
  readonly tooLarge: readonly { readonly commit: PendingCommit; readonly bytes: number }[]
}

export function planSends(
  commits: readonly PendingCommit[],
  options: {
    readonly service: string
    topicOf(category: string): string | undefined
  },
): SendPlan {
  const silent: PendingCommit[] = []
  const tooLarge: { commit: PendingCommit; bytes: number }[] = []
  const stopped = new Set<string>()
  const sends: SendEntry[][] = []
  let bytes = 0
  for (const commit of commits) {
    if (stopped.has(commit.stream)) continue
    const topic = options.topicOf(commit.category)
    if (topic === undefined || commit.events.length === 0) {
      silent.push(commit)
      continue
    }
    const messages = outgoingEvents(commit, topic, options.service)
    const largest = Math.max(0, ...messages.map(sizeOf))
    if (largest > MAX_EVENT_BYTES) {
      stopped.add(commit.stream)
      tooLarge.push({ commit, bytes: largest })
      continue
    }
    messages.forEach((message, index) => {
      const size = sizeOf(message)
      const current = sends.at(-1)
      const full =
        current === undefined ||
        current.length >= MAX_SEND_MESSAGES ||
        (current.length > 0 && bytes + size > MAX_SEND_BYTES)
      if (full) bytes = 0
      bytes += size
      const entry = { commit, message, last: index === messages.length - 1 }
      if (full) sends.push([entry])
      else current.push(entry)
    })
  }
  return { sends, silent, tooLarge }
}
