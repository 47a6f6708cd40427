import { isDeepStrictEqual } from 'node:util'
import { deserialize, serialize } from 'node:v8'
import { type Aggregate, evolveNext } from '@seedline/event-store'
import type { Collection, Db, Document } from 'mongodb'
import { type Commit, commitsOfStreams } from './commit.ts'
import { firstDifference } from './compare.ts'
import type { Difference } from './difference.ts'
import type { Findings } from './findings.ts'
import { counting, type TellProgress } from './progress.ts'
import { readSnapshot, type Snapshot, snapshotNameOf } from './read-snapshot.ts'
import { takenBackUpTo } from './taken-back-up-to.ts'
import type { VerifiedService } from './verified-services.ts'

/** A snapshot has a few MB at most. */
const batchSize = 4

/**
 * Every snapshot that the present code would use, compared with its stream folded anew up to the
 * snapshot's version. Those of other fold versions are not its to read.
 */
export async function checkSnapshots(
  service: VerifiedService,
  database: Db,
  findings: Findings,
  tell: TellProgress,
): Promise<number> {
  const commits = database.collection('commits')
  const count = counting(tell, 'snapshots', service.name)
  let snapshots = 0
  const cursor = database.collection('snapshots').find({}, { sort: { _id: 1 }, batchSize })
  for await (const document of cursor) {
    count()
    const name = snapshotNameOf(document._id)
    const aggregate = name && aggregateOf(service, name.stream, name.foldVersion)
    if (name === undefined || aggregate === undefined) continue
    snapshots += 1
    const difference = await judgeSnapshot(document, name.stream, aggregate, commits)
    if (difference === undefined) continue
    const [code, detail] = difference
    const what = String(document._id)
    findings.add({ service: service.name, where: 'snapshot', what, code, detail })
  }
  return snapshots
}

/** The longest name that fits: names may begin like one another. */
function aggregateOf(
  { aggregates }: VerifiedService,
  stream: string,
  foldVersion: number,
): Aggregate<unknown, unknown> | undefined {
  const [owner] = aggregates
    .filter(({ name }) => stream.startsWith(`${name}-`))
    .sort((a, b) => b.name.length - a.name.length)
  return owner?.snapshot?.foldVersion === foldVersion ? owner : undefined
}

type Judged = readonly [code: Difference['code'], detail: string] | undefined

async function judgeSnapshot(
  document: Document,
  stream: string,
  aggregate: Aggregate<unknown, unknown>,
  commits: Collection<Document>,
): Promise<Judged> {
  const snapshot = readSnapshot(document)
  if (snapshot.kind === 'damaged') return ['SNAPSHOT_DAMAGED', snapshot.cause]
  const leftOut = await takenBackUpTo(snapshot.version, stream, aggregate, commits)
  let state = aggregate.initial
  let version = 0
  let answerBytes = 0
  for await (const commit of commitsOfStreams(commits, [stream])) {
    // What can't be folded is told of the stream; a snapshot beyond it can't be compared.
    if (commit.kind === 'damaged') return undefined
    if (commit.version > snapshot.version) break
    version = commit.version + commit.events.length - 1
    if (commit.version === snapshot.anchorVersion && commit.documentId !== snapshot.anchor) {
      return otherHistory(snapshot, `another commit stands at version ${commit.version}`)
    }
    try {
      for (const [index, { type, data }] of commit.events.entries()) {
        const event = aggregate.codec.decode(type, data)
        const next = { event, by: commit.actor, stream, version: commit.version + index }
        state = evolveNext(aggregate, state, next, leftOut)
      }
      answerBytes += addedBytes(aggregate, commit)
    } catch {
      return undefined
    }
  }
  if (version !== snapshot.version) return otherHistory(snapshot, `its stream ends at ${version}`)
  return differenceOf(state, snapshot) ?? (aggregate.answer && budgetOf(answerBytes, snapshot))
}

// What a commit says was judged by the code of its time, and counts as it was judged.
function addedBytes({ answer }: Aggregate<unknown, unknown>, commit: Commit): number {
  if (answer === undefined) return 0
  const { answerBytes, events, actor } = commit
  return answerBytes ?? events.reduce((sum, event) => sum + answer.bytesOf(event, actor), 0)
}

const otherHistory = ({ version }: Snapshot, why: string): Judged => [
  'SNAPSHOT_OF_ANOTHER_HISTORY',
  `at version ${version}: ${why}`,
]

function differenceOf(state: unknown, snapshot: Snapshot): Judged {
  // As a snapshot would keep it: what serialising changes is no difference.
  const folded: unknown = deserialize(serialize(state))
  if (isDeepStrictEqual(folded, snapshot.state)) return undefined
  const where = firstDifference(folded, snapshot.state) ?? 'the states differ'
  return ['SNAPSHOT_DIFFERS', `at version ${snapshot.version}: ${where}`]
}

const budgetOf = (folded: number, { answerBytes, version }: Snapshot): Judged =>
  folded === answerBytes
    ? undefined
    : ['SNAPSHOT_DIFFERS', `at version ${version}: ${answerBytes} bytes of answers, not ${folded}`]
