import { changedLines, type Deltas } from './step.ts'
import type { Batch, Cell, Journal, SumsStore } from './sums-store.ts'

/** So many rounds of writing before a batch is left to the next try: each loses only to somebody who carries out the same. */
const mostRounds = 8

export const batchOf = <D>(deltas: Deltas, counted: Batch<D>['counted']): Batch<D> => ({
  cells: Array.from(deltas.values(), ({ place, lines }) => ({ ...place, lines })),
  counted,
})

/**
 * Carries out an open batch, and closes it. Several may do so at once, and any may stop anywhere: a document takes each
 * batch once, by its seq, and the batch is the same for all.
 */
export async function carryOut<D>(store: SumsStore<D>, journal: Journal<D>): Promise<void> {
  const { open, generation, seq, base, nextBase } = journal
  if (open === undefined) return
  await writeCells(store, journal, open.cells)
  if (open.counted.length > 0) {
    await store.writeCounted(
      generation,
      open.counted.map((one) => ({ ...one, seq })),
    )
  }
  await store.advance(
    { generation, seq, isOpen: true },
    { ...journal, base: nextBase ?? base, nextBase: null, open: undefined },
  )
}

async function writeCells<D>(
  store: SumsStore<D>,
  { generation, seq }: Journal<D>,
  changes: Batch<D>['cells'],
): Promise<void> {
  let left = changes
  for (let round = 0; left.length > 0; round += 1) {
    if (round === mostRounds) throw new Error(`${left.length} documents of sums are contended for`)
    const found = await store.cells(
      generation,
      left.map(({ id }) => id),
    )
    const known = new Map(found.map((cell) => [cell.id, cell]))
    left = left.filter(({ id }) => (known.get(id)?.seq ?? 0) < seq)
    if (left.length === 0) return
    const written = await store.writeCells(
      generation,
      left.map((change) => ({
        cell: cellAfter(known.get(change.id), change, seq),
        over: known.get(change.id)?.seq,
      })),
    )
    if (written) return
  }
}

/** A document once a batch is carried out in it. */
export const cellAfter = (
  before: Cell | undefined,
  change: Omit<Cell, 'seq'>,
  seq: number,
): Cell => ({
  ...change,
  seq,
  lines: changedLines(before?.lines ?? new Map(), change.lines),
})
