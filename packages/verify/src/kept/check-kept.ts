import type { RecordingService } from '@seedline/contracts/services'
import type { Collection, Db, Document } from 'mongodb'
import { wholeOf } from '../commit.ts'
import { type Findings, judge } from '../findings.ts'
import type { CommitsOf } from '../look-again.ts'
import { counting, type TellProgress } from '../progress.ts'
import type { Look } from '../settle.ts'
import { judgeKept } from './judge-kept.ts'
import type { VerifiedKept } from './verified-kept.ts'

const batchSize = 100

interface Checking {
  /** Who keeps them, and where. */
  readonly service: RecordingService
  readonly facts: Collection<StoredFact>
  readonly kept: VerifiedKept
  /** Of whoever tells them. */
  readonly commits: Collection<Document>
}

interface StoredFact extends Document {
  readonly _id: string
}

interface StoredState extends Document {
  readonly _id: string
  readonly caughtUp: boolean
}

/**
 * All facts of a kind that a service keeps of another, beside the streams of that one's store: which lack, which are
 * behind, which nobody tells any more, and which aren't found by what they say. Both are read once, in the order of ids.
 */
export async function checkKept(
  service: RecordingService,
  database: Db,
  commits: CommitsOf,
  kept: VerifiedKept,
  findings: Findings,
  tell: TellProgress,
): Promise<number> {
  const { kind, version } = kept
  const count = counting(tell, 'views', `kept_${kind}`)
  const state = await database
    .collection<StoredState>('kept_facts')
    .findOne({ _id: `${kind}@${version}` })
  const told = commits.get(kept.service)
  // A service that never ran keeps nothing.
  if (state === null || told === undefined) return 0
  if (!state.caughtUp) {
    const detail = 'all that there is was never told; verify again when it was'
    findings.add({
      service,
      where: 'view',
      what: `kept_${kind}`,
      code: 'KEPT_FACTS_NOT_TOLD',
      detail,
    })
    return 0
  }
  const facts = database.collection<StoredFact>(`kept_${kind}_${version}`)
  const checking: Checking = { service, facts, kept, commits: told }
  let documents = 0
  for await (const { id, document, head } of beside(checking)) {
    if (document !== undefined) {
      documents += 1
      count()
    }
    if (judgeKept(kept, document, head) !== undefined)
      await judge(findings, lookAtKept(checking, id))
  }
  return documents
}

/** One of them, as it is at this moment. */
const lookAtKept =
  ({ service, facts, kept, commits }: Checking, id: string): Look =>
  async () => {
    // The document first: whatever it says has been recorded by then.
    const document = (await facts.findOne({ _id: id })) ?? undefined
    const [last] = await commits
      .find(
        { stream: `${kept.kind}-${id}` },
        { sort: { version: -1 }, limit: 1, projection: { version: 1, size: 1 } },
      )
      .toArray()
    const judged = judgeKept(kept, document, last && headOf(last))
    if (judged === undefined) return { kind: 'right' }
    const { code, detail, isLate } = judged
    const what = `kept_${kept.kind}/${id}`
    return {
      kind: isLate ? 'late' : 'wrong',
      differences: [{ service, where: 'view', what, code, detail }],
    }
  }

interface Beside {
  readonly id: string
  readonly document: StoredFact | undefined
  readonly head: number | undefined
}

/** Both in the order of ids, side by side. */
async function* beside({ facts, kept, commits }: Checking): AsyncGenerator<Beside> {
  const documents = facts.find({}, { sort: { _id: 1 }, batchSize })[Symbol.asyncIterator]()
  const heads = headsOf(commits, kept.kind)
  let document = await documents.next()
  let head = await heads.next()
  while (document.done !== true || head.done !== true) {
    const documentId = document.done === true ? undefined : document.value._id
    const headId = head.done === true ? undefined : head.value.id
    const isFirst = headId === undefined || (documentId !== undefined && documentId <= headId)
    const id = isFirst ? (documentId ?? '') : headId
    yield {
      id,
      document: document.done !== true && documentId === id ? document.value : undefined,
      head: head.done !== true && headId === id ? head.value.version : undefined,
    }
    if (documentId === id) document = await documents.next()
    if (headId === id) head = await heads.next()
  }
}

interface Head {
  readonly id: string
  readonly version: number
}

async function* headsOf(commits: Collection<Document>, kind: string): AsyncGenerator<Head, void> {
  // '.' follows '-': the range holds exactly the streams of this category.
  const filter = { stream: { $gte: `${kind}-`, $lt: `${kind}.` }, category: kind }
  const projection = { stream: 1, version: 1, size: 1 }
  const cursor = commits.find(filter, { sort: { stream: 1, version: 1 }, projection, batchSize })
  let last: Head | undefined
  for await (const commit of cursor) {
    const id = String(commit.stream).slice(kind.length + 1)
    if (last !== undefined && last.id !== id) yield last
    last = { id, version: headOf(commit) }
  }
  if (last !== undefined) yield last
}

// A damaged commit is told of its stream.
const headOf = ({ version, size }: Document): number =>
  (wholeOf(version) ?? 0) + Math.max((wholeOf(size) ?? 1) - 1, 0)
