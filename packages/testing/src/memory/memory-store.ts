import { plainly, type RefusalCode } from '@seedline/contracts/refusals'
import {
  type Actor,
  type Aggregate,
  beyondBudget,
  type CommandContext,
  type Decision,
  type EncodedEvent,
  type EventStore,
  eventIdOf,
  evolveNext,
  isSameRequest,
  type LeftOut,
  type Loaded,
  type Outcome,
  type Recorded,
  type RecordingTimes,
  recordingTimes,
  streamOf,
} from '@seedline/event-store'
import { type Clock, type Instant, instantOf, ProblemError, toDate } from '@seedline/values'

interface Stored {
  readonly version: number
  readonly type: string
  readonly data: Uint8Array
  readonly context: CommandContext
  readonly recordedAt: Instant
}

type Streams = Map<string, readonly Stored[]>

/** The part of the event store that use cases need, in memory; it publishes nothing. */
export interface MemoryStore extends EventStore {
  readonly streams: ReadonlyMap<string, readonly Stored[]>
  /**
   * The same streams reached by another process, or by one that is to die: `step` is awaited
   * before each access, `after` once something was recorded, where throwing loses the answer and
   * not the record. `clock` is the other process's, where it has one of its own.
   */
  through(step: () => Promise<void>, after?: () => Promise<void>, clock?: Clock): MemoryStore
}

/**
 * An empty store of one service: `through` makes it slow, interleaved, or die. With a clock it records and
 * answers at the times of the real one; without, each command is recorded the moment it is decided on.
 */
export const memoryStore = (service: string, clock?: Clock): MemoryStore =>
  reached(service, new Map(), { step: nothing, after: nothing, times: clock && timesOf(clock) })

const nothing = async (): Promise<void> => {}

const timesOf = (clock: Clock): RecordingTimes =>
  recordingTimes(clock, budgetMs, () => toDate(clock()).getTime())

/** No append takes longer, as in the real store. */
const budgetMs = 3000

interface Reach {
  readonly step: () => Promise<void>
  readonly after: () => Promise<void>
  readonly times: RecordingTimes | undefined
}

// What it loaded or recorded last it remembers, as a process does: others may have recorded more since.
function reached(service: string, streams: Streams, { step, after, times }: Reach): MemoryStore {
  const known = new Map<string, Loaded<unknown>>()
  const load: EventStore['load'] = async (aggregate, id) => {
    await step()
    const loaded = folded(aggregate, recorded(streams, aggregate, id))
    known.set(streamOf(aggregate.name, id), loaded)
    return loaded
  }
  return {
    streams,
    service,
    through: (other, andAfter = nothing, clock = undefined) =>
      reached(service, streams, {
        step: other,
        after: andAfter,
        times: clock ? timesOf(clock) : times,
      }),
    load,
    current: load,
    async recall<S, E>(aggregate: Aggregate<S, E>, id: string) {
      const last = known.get(streamOf(aggregate.name, id))
      return last?.version ? { ...last, state: last.state as S } : load(aggregate, id)
    },
    async execute(aggregate, id, context, decide, { expectedVersion = 0 } = {}) {
      const stream = streamOf(aggregate.name, id)
      let remembered = known.get(stream) as Loaded<Parameters<typeof decide>[0]> | undefined
      for (;;) {
        const { state, version } = remembered ?? (await load(aggregate, id))
        const judge = () => {
          const decision = decide(state, version)
          const there = decision.ok || decision.problem.kind !== 'not-found'
          const stale = expectedVersion > 0 && expectedVersion !== version
          if (there && stale) throw refused('STALE_VERSION')
          return decision
        }
        const outcome = await sent(step, times, (now) =>
          record(streams, aggregate, id, { context, version, now }, judge),
        ).catch((error: unknown) => {
          // As the real one: what is refused by what is remembered is decided once more.
          if (remembered !== undefined && error instanceof ProblemError) return 'conflict' as const
          throw error
        })
        remembered = undefined
        if (outcome === 'conflict') continue
        if (!outcome.repeated && !context.tryOnly)
          known.set(stream, folded(aggregate, recorded(streams, aggregate, id)))
        await after()
        return outcome
      }
    },
    async append(aggregate, id, context, events, { expectedVersion }) {
      const decide = () => ({ ok: true, events }) as const
      const outcome = await sent(step, times, (now) =>
        record(streams, aggregate, id, { context, version: expectedVersion, now }, decide),
      )
      if (outcome === 'conflict') throw refused('STALE_VERSION')
      return outcome
    },
    async loadAsOf(aggregate, id, { recordedAt }) {
      times?.expectSettled(recordedAt)
      const events = recorded(streams, aggregate, id)
      return folded(
        aggregate,
        events.filter((event) => event.recordedAt <= recordedAt),
      )
    },
    async read(aggregate, id, { fromVersion = 1, recordedAt, limit = 1000 } = {}) {
      if (recordedAt) times?.expectSettled(recordedAt)
      await step()
      return recorded(streams, aggregate, id)
        .filter((event) => event.version >= fromVersion)
        .filter((event) => recordedAt === undefined || event.recordedAt <= recordedAt)
        .slice(0, limit)
    },
    async *ids() {},
    pending: { join: unused, figures: unused },
    history: { heads: unused, commits: unused, page: unused, headsOf: unused },
    onStored: () => () => undefined,
    close: async () => {},
  }
}

// The time is taken before the way to the database, which may be long.
async function sent<T>(
  step: () => Promise<void>,
  times: RecordingTimes | undefined,
  make: (now: Instant | undefined) => T,
): Promise<T> {
  const write = times?.begin()
  try {
    await step()
    return make(write && instantOf(write.at))
  } finally {
    write?.ended('known')
  }
}

function recorded<S, E>(streams: Streams, aggregate: Aggregate<S, E>, id: string): Recorded<E>[] {
  const stream = streamOf(aggregate.name, id)
  return (streams.get(stream) ?? []).map(({ version, type, data, context, recordedAt }) => ({
    event: aggregate.codec.decode(type, data),
    eventId: eventIdOf(stream, version),
    type,
    stream,
    id,
    version,
    recordedAt,
    decidedAt: context.at,
    actor: context.actor,
    commandId: context.commandId,
    ...(context.traceparent !== undefined && { traceparent: context.traceparent }),
  }))
}

function folded<S, E>(aggregate: Aggregate<S, E>, events: readonly Recorded<E>[]): Loaded<S> {
  const last = events.at(-1)
  const { takesBack } = aggregate
  const leftOut: LeftOut = new Set(
    events.flatMap(({ event }) => takesBack?.versionsOf(event) ?? []),
  )
  return {
    state: events.reduce<S>(
      (state, each) => evolveNext(aggregate, state, { ...each, by: each.actor }, leftOut),
      aggregate.initial,
    ),
    version: last?.version ?? 0,
    answerBytes: events.reduce((sum, each) => sum + answerBytesOf(aggregate, each), 0),
    ...(last && { recordedAt: last.recordedAt }),
  }
}

const answerBytesOf = <S, E>({ answer, codec }: Aggregate<S, E>, { event, actor }: Recorded<E>) =>
  answer?.bytesOf(codec.encode(event), actor) ?? 0

interface Sent {
  readonly context: CommandContext
  readonly version: number
  readonly now: Instant | undefined
}

function record<S, E>(
  streams: Streams,
  aggregate: Aggregate<S, E>,
  id: string,
  { context, version, now = context.at }: Sent,
  decide: () => Decision<E>,
): Outcome | 'conflict' {
  const stream = streamOf(aggregate.name, id)
  const stored = streams.get(stream) ?? []
  const eventIdsOf = (events: readonly Stored[]) =>
    events.map((event) => eventIdOf(stream, event.version))
  const first = stored.filter(({ context: { commandId } }) => commandId === context.commandId)
  const outcome = { stream, id, traceId: '' }
  if (first[0]) {
    if (!isSameRequest(first[0].context.requestHash, context.requestHash))
      throw refused('IDEMPOTENCY_KEY_REUSED')
    const last = first.at(-1)?.version ?? 0
    return { ...outcome, version: last, eventIds: eventIdsOf(first), repeated: true }
  }
  const decision = decide()
  if (!decision.ok) throw new ProblemError(decision.problem)
  if (stored.length !== version) return 'conflict'
  const encoded = decision.events.map((event) => aggregate.codec.encode(event))
  expectRoom(aggregate, stored, encoded, context.actor)
  const before = stored.at(-1)?.recordedAt
  const recordedAt = before && before > now ? before : now
  const added = encoded.map((event, index) => ({
    ...event,
    version: version + index + 1,
    context,
    recordedAt,
  }))
  if (!context.tryOnly) streams.set(stream, [...stored, ...added])
  return {
    ...outcome,
    version: version + added.length,
    eventIds: eventIdsOf(added),
    repeated: false,
  }
}

function expectRoom<S, E>(
  { answer }: Aggregate<S, E>,
  stored: readonly Stored[],
  events: readonly EncodedEvent[],
  actor: Actor,
): void {
  if (!answer) return
  const before = stored.reduce((sum, event) => sum + answer.bytesOf(event, event.context.actor), 0)
  if (beyondBudget(answer, before, events, actor)) throw refused('RECORD_FULL')
}

const refused = (code: RefusalCode): ProblemError => new ProblemError(plainly(code))

const unused = (): never => {
  throw new Error('The memory store publishes nothing')
}
