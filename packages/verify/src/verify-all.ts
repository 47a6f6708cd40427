import type { RecordingService } from '@seedline/contracts/services'
import { type Db, MongoClient } from 'mongodb'
import { checkSnapshots } from './check-snapshots.ts'
import { checkDocuments, dueDocuments } from './check-views.ts'
import type { Difference } from './difference.ts'
import { type Findings, judge, noFindings } from './findings.ts'
import { checkKept } from './kept/check-kept.ts'
import type { CommitsOf, LiveView } from './look-again.ts'
import { gatherMergings, lookAtMergings, type Mergings } from './mergings/mergings.ts'
import { parkedEvents } from './parked-events.ts'
import { lookAtPending } from './pending.ts'
import { counting, type TellProgress } from './progress.ts'
import { liveDocuments } from './read-view.ts'
import { balanceCommit, noBalances } from './rounds/balances.ts'
import { lookAtDeals } from './rounds/look-at-deals.ts'
import { scanStreams } from './scan-streams.ts'
import { settle } from './settle.ts'
import { lookAtSums } from './sums/look-at-sums.ts'
import { checkTopics, type RecentOfTopics, recentOfTopics } from './topics/check-topics.ts'
import type { TopicReader } from './topics/topic-reader.ts'
import type { VerifiedService } from './verified-services.ts'

export interface VerifyOptions {
  readonly mongoUrl: string
  /** The database of each service, by its name. */
  readonly databases: Readonly<Record<RecordingService, string>>
  readonly services: readonly VerifiedService[]
  /** How long what is late may take to come, in ms; 20,000 unless told. */
  readonly settleMs?: number
  /** Where there is one, what Kafka holds is compared with the stores. */
  readonly topics?: TopicReader
  /** How many of the last events of each topic; 1,000 unless told. */
  readonly topicEvents?: number
  readonly progress?: TellProgress
}

export interface VerifyReport {
  readonly streams: number
  readonly commits: number
  readonly events: number
  readonly documents: number
  readonly snapshots: number
  readonly rounds: number
  readonly differences: readonly Difference[]
  /** How many were found beyond those listed. */
  readonly more: number
}

const defaultSettleMs = 20_000
const defaultTopicEvents = 1000

/**
 * Reads every stream of every service, folds it anew, and compares read models, snapshots, what
 * aggregates say of one another, and topics with the outcome. It shares the pure folds with the
 * services, and nothing of how events are stored, published, delivered and applied. Services may go
 * on meanwhile: a document is compared as of the versions that it has, and what is on its way is
 * waited for. Whatever can't be read or folded is told, and the rest is checked all the same; memory
 * doesn't grow with the number of events. @throws when a database cannot be read.
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
  const { services, settleMs = defaultSettleMs, topicEvents = defaultTopicEvents } = options
  const tell: TellProgress = options.progress ?? (() => undefined)
  const begun = new Date()
  const commits: CommitsOf = new Map(
    services.map(({ name }) => [name, databaseOf(name).collection('commits')] as const),
  )
  const views = services.flatMap(({ name: service, views: own }) =>
    own.map((view): LiveView => {
      return { service, view, documents: () => liveDocuments(databaseOf(service), view) }
    }),
  )
  const findings = noFindings()
  await checkDelivery(services, databaseOf, begun, findings)
  const recent = recentOfTopics(topicEvents)
  const read = await readStreams({ services, commits, views, recent, findings, tell })
  let documents = 0
  for (const view of views) documents += await checkDocuments(commits, view, findings, tell)
  for (const { name, sums = [] } of services) {
    for (const one of sums) {
      counting(tell, 'views', one.definition.name)
      await judge(findings, lookAtSums(name, databaseOf(name), commits, one))
    }
  }
  for (const { name, kept = [] } of services) {
    for (const one of kept)
      documents += await checkKept(name, databaseOf(name), commits, one, findings, tell)
  }
  let snapshots = 0
  for (const service of services) {
    snapshots += await checkSnapshots(service, databaseOf(service.name), findings, tell)
  }
  if (options.topics) {
    await checkTopics(options.topics, recent, commits, topicEvents, findings, tell)
  }
  counting(tell, 'late', 'all')
  findings.add(...(await settle(findings.looks, performance.now() + settleMs)))
  const { more } = findings
  const differences = [...findings.differences].sort(byPlace)
  return { ...read, documents, snapshots, differences, more }
}

interface Reading {
  readonly services: readonly VerifiedService[]
  readonly commits: CommitsOf
  readonly views: readonly LiveView[]
  readonly recent: RecentOfTopics
  readonly findings: Findings
  readonly tell: TellProgress
}

/** Every stream, and what deals came to; what was kept of each deal is given up with its end. */
async function readStreams({ services, commits, views, recent, findings, tell }: Reading) {
  const balances = noBalances()
  const mergings: Mergings = new Map()
  const counts = { streams: 0, commits: 0, events: 0 }
  const due = dueDocuments(commits, views, findings)
  for (const service of services) {
    const collection = commits.get(service.name)
    if (collection === undefined) continue
    const count = counting(tell, 'streams', service.name)
    const read = await scanStreams(
      service,
      views.map(({ view }) => view),
      collection,
      findings,
      {
        commit(commit) {
          count()
          if (commit.kind === 'damaged') return
          balanceCommit(balances, commit)
          gatherMergings(mergings, commit)
          recent.add(service.name, commit)
        },
        due: due.add,
      },
    )
    for (const name of ['streams', 'commits', 'events'] as const) counts[name] += read[name]
  }
  await due.end()
  await lookAtDeals(commits, balances, findings, tell)
  await lookAtMergings(commits, mergings, findings)
  return { ...counts, rounds: balances.closed }
}

const byPlace = (a: Difference, b: Difference): number =>
  a.where.localeCompare(b.where) || a.what.localeCompare(b.what) || a.code.localeCompare(b.code)

async function checkDelivery(
  services: readonly VerifiedService[],
  databaseOf: (service: RecordingService) => Db,
  begun: Date,
  findings: Findings,
): Promise<void> {
  for (const { name } of services) {
    const database = databaseOf(name)
    findings.add(...(await parkedEvents(name, database)))
    findings.later(lookAtPending(name, database.collection('commits'), begun))
  }
}
