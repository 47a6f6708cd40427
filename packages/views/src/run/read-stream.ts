import type { EventMessage, Failure, History } from '@seedline/messaging'
import { applyBatch, type ViewTarget } from '../apply/apply-batch.ts'
import { isCause } from '../build/cover.ts'
import { VersionGap } from '../view/fold.ts'

const MOST_STREAMS = 1000

export interface StreamReader {
  /**
   * Applies messages. What waits behind an event that never came, and is too much to be held in its
   * document, is read from the store; where the store's own event can't be folded, it stays there
   * until that one is replayed. Resolves with what has to be parked.
   */
  apply(messages: readonly EventMessage[]): Promise<readonly Failure[]>
  /**
   * Applies what this process has just stored, and never holds any of it: where the document lacks what
   * came before in a stream, that is read from the store, whoever stored it. Resolves with what could
   * not be applied, nothing of which is parked.
   */
  applyOwn(messages: readonly EventMessage[]): Promise<readonly Failure[]>
  /** Applies what a stream has in the store behind a version. */
  readOn(stream: string, version: number): Promise<void>
}

/** Applies messages to a build of a view, and reads single streams from the store where it must. */
export function streamReader<D, E>(
  target: ViewTarget<D, E>,
  history: History,
  park: (failures: readonly Failure[]) => Promise<unknown>,
): StreamReader {
  /** The version at which a stream was found to be stopped for good, until its dead letter is replayed. */
  const stopped = new Map<string, number>()
  /** The same, as far as own events show it: what failed is not known to be parked, so that Kafka's are judged anew. */
  const stoppedOwn = new Map<string, number>()

  const readOn = async (stream: string, version: number): Promise<void> => {
    for (const topic of target.view.topics) {
      const range = { after: { stream, version }, through: stream }
      for await (const events of history.events(topic, range)) {
        const causes = (await applyBatch(target, events)).filter(isCause)
        if (causes.length === 0) continue
        await park(causes)
        return
      }
    }
  }
  return {
    readOn,
    async applyOwn(messages) {
      const failures = await applyBatch(target, messages, { mostHeld: 0 })
      const gaps = new Map(failures.flatMap(gapOf))
      if (gaps.size === 0) return failures
      for (const [stream, expected] of gaps) {
        if (stopped.get(stream) === expected || stoppedOwn.get(stream) === expected) continue
        for (const topic of target.view.topics) {
          const range = { after: { stream, version: expected - 1 }, through: stream }
          for await (const events of history.events(topic, range)) {
            await applyBatch(target, events, { mostHeld: 0 })
          }
        }
      }
      const left = await applyBatch(target, messages, { mostHeld: 0 })
      // Read once and still lacking: each further event would read the stream again, ever more of it.
      for (const [stream, expected] of left.flatMap(gapOf)) remember(stoppedOwn, stream, expected)
      return left
    },
    async apply(messages) {
      const failures = await applyBatch(target, messages)
      const failed = new Set(failures.filter(isCause).map(({ message }) => message.stream))
      for (const { message, cause } of failures) {
        if (!(cause instanceof VersionGap)) continue
        const { stream } = message
        if (stopped.get(stream) === cause.expected) continue
        // What failed just now is about to be parked.
        if (!failed.has(stream)) await readOn(stream, cause.expected - 1)
        remember(stopped, stream, cause.expected)
      }
      return failures.filter(isCause)
    },
  }
}

function remember(stopped: Map<string, number>, stream: string, expected: number): void {
  stopped.set(stream, expected)
  for (const oldest of stopped.keys()) {
    if (stopped.size <= MOST_STREAMS) break
    stopped.delete(oldest)
  }
}

const gapOf = ({ message, cause }: Failure): readonly (readonly [string, number])[] =>
  cause instanceof VersionGap ? [[message.stream, cause.expected]] : []
