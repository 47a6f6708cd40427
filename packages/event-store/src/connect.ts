import { instantOf } from '@seedline/values'
import { type Loaded, streamOf } from './aggregate.ts'
import { announcements } from './announcements.ts'
import { openCollections } from './collections.ts'
import { COMMIT_BYTES } from './commit.ts'
import { commitLane } from './commit-lane.ts'
import { deadlineFor } from './deadline.ts'
import { accept } from './event.ts'
import type { EventStore, EventStoreOptions, StoreLimits } from './event-store.ts'
import { type CommandParts, checkId, execute } from './execute.ts'
import { pendingFeed } from './feed.ts'
import type { Folded } from './fold.ts'
import { gatheredPages } from './gathered-pages.ts'
import { idsOf, readHistory, untilOf } from './history.ts'
import { catchUp, loadFolded } from './load.ts'
import { recordedCommands } from './recorded-commands.ts'
import { type RecordingTimes, recordingTimes } from './recording-times.ts'
import { snapshotKeeper } from './snapshot-keeper.ts'
import { stateCache } from './state-cache.ts'
import { storedCommitOf } from './stored-commit.ts'
import { storedStreams } from './stored-streams.ts'
import { turns } from './turns.ts'
import { type Unchanged, unchangedStreams } from './unchanged.ts'

const MIB = 1024 * 1024

const defaults: StoreLimits = {
  budgetMs: 3000,
  queuedAppends: 4096,
  queuedPerStream: 256,
  commitBytes: COMMIT_BYTES,
  commitEvents: 1000,
  cachedStates: 2000,
  cachedBytes: 16 * MIB,
  knownCommands: 4000,
  conflictRetries: 8,
}

/** Opens the store on a mongoose connection; its indexes exist when this returns. */
export async function connectEventStore(options: EventStoreOptions): Promise<EventStore> {
  const limits = { ...defaults, ...options.limits }
  const collections = await openCollections(options.connection)
  const keeper = snapshotKeeper(collections, options.logger)
  const told = announcements()
  const times = recordingTimes(options.clock, limits.budgetMs)
  const lane = commitLane(collections, limits, told, times, options.logger)
  const parts: CommandParts = {
    collections,
    pages: gatheredPages(collections),
    lane,
    keeper,
    cache: stateCache({ states: limits.cachedStates, bytes: limits.cachedBytes }),
    recorded: recordedCommands(limits.knownCommands),
    turns: turns(limits.queuedPerStream),
    limits,
  }
  return {
    service: options.service,
    pending: pendingFeed(collections, told, options.clock, options.logger),
    history: storedStreams(collections, limits.commitEvents),
    onStored: (listener) => told.listen((commits) => listener(commits.map(storedCommitOf))),
    ...commandsOf(parts),
    ...questionsOf(parts, times, unchangedStreams(parts.collections)),
    async close() {
      await lane.close()
      await keeper.settled()
    },
  }
}

const commandsOf = (parts: CommandParts): Pick<EventStore, 'execute' | 'append'> => ({
  execute(aggregate, id, context, decide, { expectedVersion = 0, likelyNew, deadline } = {}) {
    return execute(parts, {
      aggregate,
      id,
      context,
      decide,
      expectedVersion: expectedVersion > 0 ? expectedVersion : undefined,
      likelyNew: likelyNew ?? false,
      deadline,
    })
  },
  append(aggregate, id, context, events, { expectedVersion, deadline }) {
    return execute(parts, {
      aggregate,
      id,
      context,
      decide: () => accept(...events),
      expectedVersion,
      likelyNew: expectedVersion === 0,
      deadline,
    })
  },
})

function questionsOf(
  parts: CommandParts,
  times: RecordingTimes,
  unchanged: Unchanged,
): Pick<EventStore, 'load' | 'recall' | 'current' | 'loadAsOf' | 'read' | 'ids'> {
  const { collections, cache, limits } = parts
  const load: EventStore['load'] = async (aggregate, id) => {
    checkId('id', id)
    return loadedOf(await loadFolded(parts, aggregate, id, deadlineFor(limits.budgetMs)))
  }
  return {
    load,
    async recall(aggregate, id) {
      checkId('id', id)
      const known = cache.get(aggregate, streamOf(aggregate.name, id))
      return known && known.version > 0 ? loadedOf(known) : load(aggregate, id)
    },
    async current(aggregate, id) {
      checkId('id', id)
      const stream = streamOf(aggregate.name, id)
      const deadline = deadlineFor(limits.budgetMs)
      const known = cache.get(aggregate, stream)
      if (known !== undefined && (await unchanged(stream, known, deadline))) return loadedOf(known)
      return loadedOf(await catchUp(parts, aggregate, id, deadline))
    },
    async loadAsOf(aggregate, id, asOf) {
      checkId('id', id)
      times.expectSettled(asOf.recordedAt)
      const deadline = deadlineFor(limits.budgetMs)
      return loadedOf(await loadFolded(parts, aggregate, id, deadline, untilOf(asOf)))
    },
    async read(aggregate, id, options = {}) {
      checkId('id', id)
      if (options.recordedAt) times.expectSettled(options.recordedAt)
      const deadline = deadlineFor(limits.budgetMs, options.deadline)
      return readHistory(collections, aggregate, id, options, limits.commitEvents, deadline)
    },
    ids: (name) => idsOf(collections, name),
  }
}

const loadedOf = <S>({ state, version, at, answerBytes }: Folded<S>): Loaded<S> => ({
  state,
  version,
  answerBytes,
  ...(at === undefined ? {} : { recordedAt: instantOf(at) }),
})
