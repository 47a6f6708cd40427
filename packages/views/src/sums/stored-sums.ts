import type { LocalDate } from '@seedline/values'
import { readLines, storedLines } from './step.ts'
import type { Batch, Cell, Counted, Head, Journal, Notice } from './sums-store.ts'

export interface StoredCell {
  readonly _id: string
  readonly family: string
  readonly month: string
  readonly seq: number
  readonly lines: readonly string[]
}

/** A counted subject lies as a view's document does, so that lists are read from it in the same way. */
export interface StoredCounted {
  readonly _id: string
  readonly rev: number
  readonly seq: number
  readonly seen: Readonly<Record<string, number>>
  readonly held: readonly never[]
  readonly data: unknown
}

export interface StoredBatch {
  readonly cells: readonly Omit<StoredCell, 'seq'>[]
  readonly counted: readonly Omit<StoredCounted, 'seq'>[]
}

export interface StoredJournal {
  readonly _id: number
  readonly seq: number
  readonly isOpen: boolean
  /** Absent in those of before it was kept. */
  readonly countedBy?: string
  readonly base: string
  readonly nextBase: string | null
  readonly notedAt: number | null
  readonly built: boolean
  readonly open: StoredBatch | null
}

export type StoredNotice = Omit<Notice, 'stream'> & { readonly _id: string }

export const headOf = (stored: StoredJournal): Head => ({
  generation: Number(stored._id),
  seq: Number(stored.seq),
  isOpen: stored.isOpen,
  countedBy: stored.countedBy ?? '',
  base: stored.base as LocalDate,
  nextBase: stored.nextBase as LocalDate | null,
  notedAt: stored.notedAt === null ? null : Number(stored.notedAt),
  built: stored.built,
})

export function journalOf<D>(stored: StoredJournal): Journal<D> {
  const { isOpen: _, ...head } = headOf(stored)
  return { ...head, open: stored.open === null ? undefined : batchOf<D>(stored.open) }
}

const batchOf = <D>({ cells, counted }: StoredBatch): Batch<D> => ({
  cells: cells.map((cell) => cellOf({ ...cell, seq: 0 })),
  counted: counted.map((one) => readCounted<D>({ ...one, seq: 0 })),
})

export const storedJournal = <D>({ generation, open, ...journal }: Journal<D>): StoredJournal => ({
  _id: generation,
  ...journal,
  isOpen: open !== undefined,
  open:
    open === undefined
      ? null
      : {
          cells: open.cells.map((cell) => storedCell({ ...cell, seq: 0 })),
          counted: open.counted.map((one) => storedCounted({ ...one, seq: 0 })),
        },
})

export const cellOf = ({ _id, family, month, seq, lines }: StoredCell): Cell => ({
  id: _id,
  family,
  month,
  seq: Number(seq),
  lines: readLines(lines),
})

export const storedCell = ({ id, family, month, seq, lines }: Cell): StoredCell => ({
  _id: id,
  family,
  month,
  seq,
  lines: storedLines(lines),
})

export const seenIn = (seen: StoredCounted['seen']): StoredCounted['seen'] =>
  Object.fromEntries(Object.entries(seen).map(([stream, version]) => [stream, Number(version)]))

// Whatever the definition's own source has put there; only that reads it.
export const readCounted = <D>({ _id, seq, seen, data }: StoredCounted): Counted<D> => ({
  subject: _id,
  seq: Number(seq),
  seen: seenIn(seen),
  data: data as D,
})

export const storedCounted = <D>({ subject, seq, seen, data }: Counted<D>): StoredCounted => ({
  _id: subject,
  rev: 1,
  seq,
  seen,
  held: [],
  data,
})
