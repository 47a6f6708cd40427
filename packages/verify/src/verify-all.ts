import type { RecordingService } from '@seedline/contracts/services'
import { type Db, MongoClient } from 'mongodb'
import { checkRounds, gatherRounds, noRounds } from './check-rounds.ts'
import { beginStream, checkCommit, type StreamFold } from './check-stream.ts'
import { type Commit, commitsOf } from './commit.ts'
import type { Difference } from './difference.ts'
import { parkedEvents } from './parked-events.ts'
import { documentsOf } from './read-view.ts'
import { compareView, type ExpectedDocument, refoldCommit } from './refold-view.ts'
import type { VerifiedService } from './verified-services.ts'

export interface VerifyOptions {
  readonly mongoUrl: string
  /** The database of each service, by its name. */
  readonly databases: Readonly<Record<RecordingService, string>>
  readonly services: readonly VerifiedService[]
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

/**
 * Reads every stream of every service, folds it anew, and compares every read model with the outcome.
 * It shares the pure folds with the services, and nothing of how events are stored, published,
 * delivered and applied. @throws when a database cannot be read.
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
  options: VerifyOptions,
  databaseOf: (service: RecordingService) => Db,
): Promise<VerifyReport> {
  const views = options.services.flatMap((service) =>
    service.views.map((view) => ({
      service: service.name,
      view,
      expected: new Map<string, ExpectedDocument>(),
    })),
  )
  const rounds = noRounds()
  const counts = { streams: 0, commits: 0, events: 0, documents: 0 }
  const differences: Difference[] = []
  for (const service of options.services) {
    let fold: StreamFold | undefined
    for await (const commit of commitsOf(databaseOf(service.name).collection('commits'))) {
      const step = nextStep(service, fold, commit)
      if (fold?.stream !== commit.stream) counts.streams += 1
      fold = step.fold
      differences.push(...step.differences)
      counts.commits += 1
      counts.events += commit.events.length
      for (const { view, expected } of views) refoldCommit(view, service.name, commit, expected)
      gatherRounds(rounds, commit)
    }
    differences.push(...(await parkedEvents(service.name, databaseOf(service.name))))
  }
  for (const { service, view, expected } of views) {
    counts.documents += expected.size
    const found = await documentsOf(databaseOf(service), view)
    differences.push(
      ...(found
        ? compareView(service, view.name, expected, found)
        : [notBuilt(service, view.name)]),
    )
  }
  differences.push(...checkRounds(rounds))
  return {
    ...counts,
    rounds: rounds.closed.size,
    differences: differences.slice(0, MOST_DIFFERENCES),
  }
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
  const step = checkCommit(before, commit, aggregate, service.name)
  return commit.pending
    ? { ...step, differences: [...step.differences, unpublished(service.name, commit)] }
    : step
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
