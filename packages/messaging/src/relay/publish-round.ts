import type { FeedSession, PendingCommit } from '@seedline/event-store'
import { instantOf } from '@seedline/values'
import { KafkaError } from '../kafka/kafka-error.ts'
import type { KafkaProducer } from '../kafka/kafka-port.ts'
import type { Logger } from '../logger.ts'
import { publishSpans } from '../tracing/publish-spans.ts'
import type { BlockedStreams } from './blocked-streams.ts'
import type { Marker } from './marker.ts'
import type { SendEntry, SendPlan } from './plan-sends.ts'
import type { PublishedVersions } from './published-versions.ts'

/** What a round of publishing works with. */
export interface RoundParts {
  readonly session: FeedSession
  readonly producer: KafkaProducer
  readonly blocked: BlockedStreams
  readonly marker: Marker
  readonly published: PublishedVersions
  readonly logger: Logger
}

/**
 * Sends a plan in order and hands what arrived to the marker; returns how many events did.
 * Refused streams are blocked, the others go on. Throws KafkaError 'away' when the broker is.
 */
export async function publishRound(parts: RoundParts, plan: SendPlan): Promise<number> {
  for (const { commit, bytes } of plan.tooLarge) {
    block(parts, commit.stream, `an event of ${bytes} bytes is more than Kafka takes`)
  }
  const stopped = new Set<string>()
  let events = 0
  done(parts, plan.silent)
  for (const send of plan.sends) {
    const arrived = await sendOrIsolate(parts, stillOurs(parts.session, send, stopped), stopped)
    events += arrived.length
    done(
      parts,
      arrived.filter(({ last }) => last).map(({ commit }) => commit),
    )
  }
  return events
}

function done({ marker, published }: RoundParts, commits: readonly PendingCommit[]): void {
  if (commits.length === 0) return
  published.add(commits)
  marker.add(commits)
}

/**
 * Without what was refused earlier in this round, and lanes lost meanwhile. A stream that was left
 * out once stays out for the round, also when its lane comes back: what follows would leave a hole.
 */
function stillOurs(
  session: FeedSession,
  send: readonly SendEntry[],
  stopped: Set<string>,
): readonly SendEntry[] {
  const lanes = new Set(session.lanes())
  for (const { commit } of send) if (!lanes.has(commit.lane)) stopped.add(commit.stream)
  return send.filter(({ commit }) => !stopped.has(commit.stream))
}

async function sendOrIsolate(
  parts: RoundParts,
  entries: readonly SendEntry[],
  stopped: Set<string>,
): Promise<readonly SendEntry[]> {
  if (entries.length === 0) return []
  try {
    await send(parts.producer, entries)
    return entries
  } catch (error) {
    if (error instanceof KafkaError && error.kind === 'away') throw error
    const streams = Map.groupBy(entries, ({ commit }) => commit.stream)
    if (streams.size === 1) {
      for (const stream of streams.keys()) {
        stopped.add(stream)
        block(parts, stream, error instanceof Error ? error.message : String(error))
      }
      return []
    }
    const arrived: SendEntry[] = []
    for (const part of streams.values())
      arrived.push(...(await sendOrIsolate(parts, part, stopped)))
    return arrived
  }
}

async function send(producer: KafkaProducer, entries: readonly SendEntry[]): Promise<void> {
  const spans = publishSpans(entries)
  try {
    await producer.send(spans.messages)
    spans.end()
  } catch (error) {
    spans.end(error)
    throw error
  }
}

function block({ blocked, logger }: RoundParts, stream: string, cause: string): void {
  blocked.block(stream, cause, instantOf(new Date()))
  logger.error({ stream, cause }, 'A stream can not be published; its later events wait with it')
}
