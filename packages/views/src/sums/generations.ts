import { refusal } from '@seedline/contracts/refusals'
import type { LocalDate } from '@seedline/values'
import type { Counting } from './count.ts'
import type { Notice } from './sums-store.ts'

/** A first count doesn't wait longer for streams whose read model stands still. */
const standingStillMs = 30_000

const begun = (generation: number, base: LocalDate, countedBy: string) => ({
  generation,
  seq: 0,
  countedBy,
  base,
  nextBase: null,
  notedAt: null,
  built: false,
  open: undefined,
})

/** The first generation, or another where the last is counted by something else; also while that one is being counted. */
export async function beginWhereNeeded<D>({ store, source, today }: Counting<D>): Promise<void> {
  const last = await store.head('counted')
  if (last?.countedBy === source.countedBy) return
  await store.begin(begun((last?.generation ?? 0) + 1, today(), source.countedBy))
}

/** Another generation, counted beside the one that is read. @throws ProblemError VIEW_BEING_BUILT where one is already */
export async function beginNext<D>(counting: Counting<D>): Promise<void> {
  const { store, source, definition, today } = counting
  const last = await store.head('counted')
  if (last?.built === false) throw refusal('VIEW_BEING_BUILT', { view: definition.name })
  await store.begin(begun((last?.generation ?? 0) + 1, today(), source.countedBy))
}

export interface Built {
  readonly generation: number
  /** What it is read without, for it stands still. */
  readonly without: readonly Notice[]
  /** Just now, and by this process. */
  readonly justNow: boolean
}

/** A generation is read once every stream that there was when it began has been counted. Which one is, if the last is. */
export async function finishBuilding<D>(
  { store }: Pick<Counting<D>, 'store'>,
  noteHeads: (wantedBy: number) => Promise<void>,
): Promise<Built | undefined> {
  const journal = await store.journal()
  if (journal === undefined || journal.open !== undefined) return undefined
  const { generation, seq, notedAt } = journal
  if (journal.built) return { generation, without: [], justNow: false }
  const from = { generation, seq, isOpen: false }
  if (notedAt === null) {
    await noteHeads(generation)
    await store.advance(from, { ...journal, seq: seq + 1, notedAt: Date.now() })
    return undefined
  }
  // Others may note the same heads a moment later, and again: until those are counted too, it waits.
  const without = await store.wantedBy(generation, 1)
  if (without.length > 0 && Date.now() - notedAt < standingStillMs) return undefined
  const isFirst = await store.advance(from, { ...journal, seq: seq + 1, built: true })
  return isFirst ? { generation, without, justNow: true } : undefined
}
