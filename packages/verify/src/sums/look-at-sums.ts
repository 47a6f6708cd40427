import type { RecordingService } from '@seedline/contracts/services'
import type { View } from '@seedline/views'
import type { Db, Document } from 'mongodb'
import { firstDifference } from '../compare.ts'
import type { Difference } from '../difference.ts'
import { type CommitsOf, everywhere } from '../look-again.ts'
import { liveDocuments } from '../read-view.ts'
import { beginRefold, type Refold, refoldCommit } from '../refold-view.ts'
import type { Look, Verdict } from '../settle.ts'
import { type DigestedSums, digest, digestOf, isAlike, noDigests } from './digested-sums.ts'
import { addTo, type ExpectedSums, foundLines, linesOf } from './expected-sums.ts'
import type { VerifiedSums } from './verified-sums.ts'

/** So many subjects are recounted at once, and so many documents compared. */
const atOnce = 50
/** So many differences of sums are told. */
const most = 100

interface StoredJournal extends Document {
  readonly _id: number | bigint
  readonly seq: number | bigint
  readonly isOpen: boolean
  /** Absent of one that was written before it was kept. */
  readonly countedBy?: string
  readonly base: string
  readonly built: boolean
}

interface StoredCounted extends Document {
  readonly _id: string
  readonly seen: Readonly<Record<string, number | bigint>>
  readonly data: unknown
}

interface StoredCell extends Document {
  readonly _id: string
  readonly lines: readonly string[]
}

interface Looking {
  readonly service: RecordingService
  readonly database: Db
  readonly commits: CommitsOf
  readonly sums: VerifiedSums
  readonly prefix: string
}

/**
 * Sums, compared with what was counted into them; that, with the streams folded anew up to the versions that were counted;
 * and those versions, with the documents that it is counted from. Where counting goes on meanwhile, it is looked again.
 */
export const lookAtSums =
  (service: RecordingService, database: Db, commits: CommitsOf, sums: VerifiedSums): Look =>
  async () => {
    const { name, version } = sums.definition
    const looking = { service, database, commits, sums, prefix: `sums_${name}_${version}` }
    const begun = await journalOf(looking)
    // A service that never ran has none.
    if (begun === undefined) return { kind: 'right' }
    if ((begun.countedBy ?? '') !== sums.countedBy) return otherwise(looking, begun)
    if (begun.isOpen || !begun.built) return late(looking, 'counting goes on')
    const generation = `${looking.prefix}_${begun._id}`
    const { due, wrong } = await recounted(looking, generation, begun.base)
    const behind = await firstBehind(looking, generation)
    const found = await differingCells(looking, generation, due, begun.base)
    const ended = await journalOf(looking)
    if (wrong.length > 0) return { kind: 'wrong', differences: wrong }
    if (Number(ended?.seq) !== Number(begun.seq)) return late(looking, 'counting goes on')
    if (found.length > 0) return { kind: 'wrong', differences: found }
    return behind === undefined ? { kind: 'right' } : late(looking, behind)
  }

const differs = (
  { service, sums }: Looking,
  code: Difference['code'],
  key: string,
  detail: string,
): Difference => ({
  service,
  where: 'view',
  what: `${sums.definition.name}/${key}`,
  code,
  detail,
})

const late = (looking: Looking, detail: string): Verdict => ({
  kind: 'late',
  differences: [differs(looking, 'SUMS_BEHIND', '', detail)],
})

/** Compared with what they are counted by here, every one of them would differ. */
const otherwise = (looking: Looking, { countedBy = '' }: StoredJournal): Verdict => ({
  kind: 'late',
  differences: [
    differs(
      looking,
      'SUMS_COUNTED_OTHERWISE',
      '',
      `they were counted by ${countedBy || 'what nobody noted'}, and are to be by ${looking.sums.countedBy}`,
    ),
  ],
})

async function journalOf({ database, prefix }: Looking): Promise<StoredJournal | undefined> {
  const [found] = await database
    .collection<StoredJournal>(prefix)
    .find({}, { projection: { open: 0 }, sort: { _id: -1 }, limit: 1 })
    .toArray()
  return found as StoredJournal | undefined
}

/** What the sums have to be by what was counted, and what of that is not as the streams say. */
async function recounted(looking: Looking, generation: string, base: string) {
  const due = noDigests()
  const wrong: Difference[] = []
  for await (const some of countedOf(looking, generation)) {
    const expected: ExpectedSums = new Map()
    for (const { data } of some) addTo(expected, looking.sums.definition, base, data)
    digest(due, expected)
    if (wrong.length < most) wrong.push(...(await notAsStreamsSay(looking, some)))
  }
  return { due, wrong }
}

/** All that were counted, some at once. */
async function* countedOf(
  { database }: Looking,
  generation: string,
): AsyncIterable<readonly StoredCounted[]> {
  let some: StoredCounted[] = []
  const cursor = database
    .collection<StoredCounted>(`${generation}_counted`)
    .find({}, { sort: { _id: 1 }, batchSize: atOnce })
  for await (const counted of cursor) {
    some.push(counted as StoredCounted)
    if (some.length < atOnce) continue
    yield some
    some = []
  }
  if (some.length > 0) yield some
}

/** Refolds all streams of some subjects up to where they were counted. */
async function notAsStreamsSay(
  looking: Looking,
  counted: readonly StoredCounted[],
): Promise<readonly Difference[]> {
  const { commits, sums } = looking
  const until = new Map<string, number>()
  for (const { seen } of counted)
    for (const [stream, version] of Object.entries(seen))
      until.set(stream, Math.max(until.get(stream) ?? 0, Number(version)))
  const refolds = new Map<View<unknown, unknown>, Refold>(
    sums.views.map((view) => [view, beginRefold()]),
  )
  for await (const [service, commit] of everywhere(commits, [...until.keys()]))
    for (const [view, refold] of refolds)
      refoldCommit(view, service, commit, refold, until.get(commit.stream) ?? 0)
  return counted.flatMap(({ _id, data }) => {
    const documents = (view: View<unknown, unknown>) => refolds.get(view)?.documents ?? new Map()
    const difference = firstDifference(sums.recount(_id, documents), data)
    return difference === undefined
      ? []
      : [differs(looking, 'CONTRIBUTION_DIFFERS', _id, difference)]
  })
}

/** Something of the documents that are counted from which isn't counted. */
async function firstBehind(looking: Looking, generation: string): Promise<string | undefined> {
  const { database, sums } = looking
  for (const view of sums.views) {
    const documents = await liveDocuments(database, view)
    if (documents === undefined) continue
    let chunk: Due[] = []
    const cursor = documents.find({}, { sort: { _id: 1 }, batchSize: atOnce })
    for await (const { _id, seen, data } of cursor) {
      const subjects = data === undefined ? [] : sums.subjectsOf(view, _id, data)
      if (subjects.length > 0) chunk.push({ key: _id, subjects, seen })
      if (chunk.length < atOnce) continue
      const behind = await behindOf(looking, generation, view, chunk)
      if (behind !== undefined) return behind
      chunk = []
    }
    const behind = await behindOf(looking, generation, view, chunk)
    if (behind !== undefined) return behind
  }
  return undefined
}

interface Due {
  readonly key: string
  readonly subjects: readonly string[]
  readonly seen: Readonly<Record<string, number | bigint>>
}

async function behindOf(
  { database, sums }: Looking,
  generation: string,
  view: View<unknown, unknown>,
  due: readonly Due[],
): Promise<string | undefined> {
  const ids = [...new Set(due.flatMap(({ subjects }) => subjects))]
  if (ids.length === 0) return undefined
  const known = new Map<string, StoredCounted['seen']>()
  const found = database
    .collection<StoredCounted>(`${generation}_counted`)
    .find({ _id: { $in: ids } }, { projection: { seen: 1 } })
  for await (const { _id, seen } of found) known.set(_id, seen as StoredCounted['seen'])
  for (const { key, subjects, seen } of due)
    for (const subject of subjects) {
      const counted = known.get(subject)
      if (counted === undefined && !sums.makesSubjects(view)) continue
      for (const [stream, version] of Object.entries(seen)) {
        const until = Number(counted?.[stream] ?? 0)
        if (sums.isCounted(stream) && until < Number(version))
          return `${view.name}/${key}: ${stream}@${version}, counted until ${until} for ${subject}`
      }
    }
  return undefined
}

/** Documents of sums that are not what was counted into them; of the first of them all lines are reckoned, and told where. */
async function differingCells(
  looking: Looking,
  generation: string,
  due: DigestedSums,
  base: string,
): Promise<readonly Difference[]> {
  const cells = looking.database.collection<StoredCell>(`${generation}_cells`)
  const left = new Map(due.documents)
  const differing = new Set<string>()
  const note = (id: string) => differing.size < most && differing.add(id)
  for await (const { _id, lines } of cells.find({}, { sort: { _id: 1 }, batchSize: atOnce })) {
    if (!isAlike(left.get(_id), digestOf(foundLines(lines)))) note(_id)
    left.delete(_id)
  }
  for (const [id, digested] of left) if (!isAlike(digested)) note(id)
  if (differing.size === 0) return []
  const expected: ExpectedSums = new Map()
  for await (const some of countedOf(looking, generation))
    for (const { data } of some) addTo(expected, looking.sums.definition, base, data, differing)
  const found = new Map<string, readonly string[]>()
  for await (const { _id, lines } of cells.find({ _id: { $in: [...differing] } }))
    found.set(_id, lines)
  return [...differing].flatMap((id) => {
    const stored = found.get(id)
    const difference =
      stored === undefined
        ? 'it is missing'
        : firstDifference(linesOf(expected.get(id)), foundLines(stored))
    return difference === undefined ? [] : [differs(looking, 'SUM_DIFFERS', id, difference)]
  })
}
