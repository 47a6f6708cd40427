import type { RecordingService } from '@seedline/contracts/services'
import { type Db, MongoClient } from 'mongodb'
import { checkRounds, gatherRounds, noRounds } from './check-rounds.ts'
import { beginStream, checkCommit, type StreamFold } from './check-stream.ts'
import { type Commit, commitsOf } from './commit.ts'
import type { Difference } from './difference.ts'
import {
  type CommitsOf,
  isMissing,
  lookAtDocument,
  lookAtPublication,
  lookAtRound,
} from './look-again.ts'
import { parkedEvents } from './parked-events.ts'
import { allDocuments, liveDocuments } from './read-view.ts'
import { type ExpectedDocument, refoldCommit, suspectsAmong } from './refold-view.ts'
import { type Look, settle } from './settle.ts'
import type { VerifiedService } from './verified-services.ts'

export interface VerifyOptions {
  readonly mongoUrl: string
  /** The database of each service, by its name. */
  readonly databases: Readonly<Record<RecordingService, string>>
  readonly services: readonly VerifiedService[]
  /** How long what is late may take to come, in ms; 20,000 unless told. */
  readonly settleMs?: number
}

export interface VerifyReport {
  readonly streams: number
  readonly commits: number
  readonly events: number
  readonly documents: number
  readonly rounds: number
  readonly differences: readonly Difference[]
}

/** At most so many are listed; beyond, the counts say enough. */
const MOST_DIFFERENCES = 1000
const defaultSettleMs = 20_000

/**
 * Reads every stream of every service, folds it anew, and compares every read model with the outcome.
 * It shares the pure folds with the services, and nothing of how events are stored, published,
 * delivered and applied. Services may go on meanwhile: a document is compared as of the versions that
 * it has, and what is on its way is waited for. @throws when a database cannot be read.
 */
export async function verifyAll(options: VerifyOptions): Promise<VerifyReport> {
  const client = new MongoClient(options.mongoUrl, {
    useBigInt64: true,
    serverSelectionTimeoutMS: 5_000,
  })
  try {
    await client.connect()
    return await verifyDatabases(options, (service) => client.db(options.databases[service]))
  } finally {
    await client.close()
  }
}

async function verifyDatabases(
  { services, settleMs = defaultSettleMs }: VerifyOptions,
  databaseOf: (service: RecordingService) => Db,
): Promise<VerifyReport> {
  const commits = new Map(
    services.map(({ name }) => [name, databaseOf(name).collection('commits')] as const),
  )
  const read = await readStreams(services, commits)
  const differences = [...read.differences]
  for (const { name } of services) differences.push(...(await parkedEvents(name, databaseOf(name))))
  const looks = [...read.looks]
  let documents = 0
  for (const { service, view, expected } of read.views) {
    documents += expected.size
    const live = () => liveDocuments(databaseOf(service), view)
    const collection = await live()
    if (collection === undefined) {
      differences.push(notBuilt(service, view.name))
      continue
    }
    for (const suspect of suspectsAmong(expected, await allDocuments(collection))) {
      looks.push(lookAtDocument(commits, { service, view, documents: live }, suspect))
    }
  }
  const ofRounds = checkRounds(read.rounds)
  const missing = new Set(ofRounds.filter(isMissing).map(({ what }) => what.split('/')[0]))
  for (const [eventId, closed] of read.rounds.closed) {
    if (missing.has(eventId)) looks.push(lookAtRound(commits, eventId, closed))
  }
  differences.push(...(await settle(looks, performance.now() + settleMs)))
  differences.push(...ofRounds.filter((difference) => !isMissing(difference)))
  return {
    ...read.counts,
    documents,
    rounds: read.rounds.closed.size,
    differences: differences.slice(0, MOST_DIFFERENCES),
  }
}

/** Every stream up to where it is when it is read, and what every view should hold then. */
async function readStreams(services: readonly VerifiedService[], commits: CommitsOf) {
  const views = services.flatMap((service) =>
    service.views.map((view) => ({
      service: service.name,
      view,
      expected: new Map<string, ExpectedDocument>(),
    })),
  )
  const rounds = noRounds()
  const counts = { streams: 0, commits: 0, events: 0 }
  const differences: Difference[] = []
  const looks: Look[] = []
  for (const service of services) {
    const collection = commits.get(service.name)
    if (collection === undefined) continue
    let fold: StreamFold | undefined
    for await (const commit of commitsOf(collection)) {
      const step = nextStep(service, fold, commit)
      if (fold?.stream !== commit.stream) counts.streams += 1
      fold = step.fold
      differences.push(...step.differences)
      if (commit.pending) {
        looks.push(lookAtPublication(collection, commit, unpublished(service.name, commit)))
      }
      counts.commits += 1
      counts.events += commit.events.length
      for (const { view, expected } of views) refoldCommit(view, service.name, commit, expected)
      gatherRounds(rounds, commit)
    }
  }
  return { views, rounds, counts, differences, looks }
}

function nextStep(service: VerifiedService, fold: StreamFold | undefined, commit: Commit) {
  const aggregate = service.aggregates.find(({ name }) => name === commit.category)
  if (!aggregate) {
    const unknown: Difference = {
      service: service.name,
      where: 'stream',
      what: commit.stream,
      code: 'CATEGORY_UNKNOWN',
      detail: commit.category,
    }
    return { fold, differences: [unknown] }
  }
  const before = fold?.stream === commit.stream ? fold : beginStream(commit.stream, aggregate)
  return checkCommit(before, commit, aggregate, service.name)
}

function notBuilt(service: string, view: string): Difference {
  const detail = 'its first build is under way; verify again when it is live'
  return { service, where: 'view', what: view, code: 'VIEW_NOT_BUILT', detail }
}

function unpublished(service: string, commit: Commit): Difference {
  return {
    service,
    where: 'delivery',
    what: `${commit.stream}@${commit.version}`,
    code: 'COMMIT_NOT_PUBLISHED',
    detail: `recorded ${commit.at}, still waiting for the relay`,
  }
}
