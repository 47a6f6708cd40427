import { isDeepStrictEqual } from 'node:util'
import type { Cell, Counted, Journal, Notice, SumsStore, Which } from '../sums/sums-store.ts'

/** Sums kept in memory, by the rules of the store; `before` is told of each call, and may throw in its place. */
export function memorySums<D>(before: (call: string) => void = () => undefined): SumsStore<D> {
  const journals = new Map<number, Journal<D>>()
  const allCells = new Map<number, Map<string, Cell>>()
  const allCounted = new Map<number, Map<string, Counted<D>>>()
  const called: Called = async (call, act) => {
    await Promise.resolve()
    before(call)
    return act()
  }
  const these = (generation: number, subjects: readonly string[]) =>
    subjects.flatMap((subject) => allCounted.get(generation)?.get(subject) ?? [])
  const last = (of: Which) =>
    [...journals.values()]
      .toSorted((a, b) => b.generation - a.generation)
      .find(({ built }) => built || of === 'counted')
  return {
    journal: (of = 'counted') => called('journal', () => last(of)),
    head: (of = 'read') =>
      called('head', () => {
        const found = last(of)
        return found && { ...found, isOpen: found.open !== undefined }
      }),
    advance: ({ generation, seq, isOpen }, to) =>
      called('advance', () => {
        const now = journals.get(generation)
        if (now?.seq !== seq || (now.open !== undefined) !== isOpen) return false
        journals.set(generation, to)
        return true
      }),
    begin: (journal) =>
      called('begin', () => {
        if (!journals.has(journal.generation)) journals.set(journal.generation, journal)
      }),
    join: () => called('join', () => undefined),
    forgetBefore: (generation) =>
      called('forgetBefore', () => {
        for (const kept of [journals, allCells, allCounted])
          for (const earlier of kept.keys()) if (earlier < generation) kept.delete(earlier)
      }),
    cells: (generation, ids) =>
      called('cells', () => ids.flatMap((id) => allCells.get(generation)?.get(id) ?? [])),
    months: (generation, family, from, to) =>
      called('months', () =>
        [...(allCells.get(generation)?.values() ?? [])].filter(
          (cell) =>
            cell.month >= from &&
            cell.month <= to &&
            (family === undefined || cell.family === family),
        ),
      ),
    // One by one, as a bulk may stop anywhere.
    async writeCells(generation, written) {
      const cells = of(allCells, generation)
      let all = true
      for (const { cell, over } of written)
        await called('writeCell', () => {
          if (cells.get(cell.id)?.seq === over) cells.set(cell.id, cell)
          else all = false
        })
      return all
    },
    counted: (generation, subjects) => called('counted', () => these(generation, subjects)),
    seen: (generation, subjects) =>
      called(
        'seen',
        () => new Map(these(generation, subjects).map(({ subject, seen }) => [subject, seen])),
      ),
    async writeCounted(generation, written) {
      const counted = of(allCounted, generation)
      for (const one of written)
        await called('writeCounted', () => {
          const known = counted.get(one.subject)
          if (known === undefined || known.seq < one.seq) counted.set(one.subject, one)
        })
    },
    ...memoryNotices(called),
  }
}

function of<T>(kept: Map<number, Map<string, T>>, generation: number): Map<string, T> {
  const found = kept.get(generation) ?? new Map<string, T>()
  kept.set(generation, found)
  return found
}

type Called = <T>(call: string, act: () => T) => Promise<T>
type Notices = Pick<SumsStore<never>, 'note' | 'notices' | 'wantedBy' | 'pending' | 'settle'>

function memoryNotices(called: Called): Notices {
  const noted = new Map<string, Notice>()
  return {
    note: (notices, anew) =>
      called('note', () => {
        for (const notice of notices) {
          const known = noted.get(notice.stream)
          const version = Math.max(known?.version ?? 0, notice.version)
          const wantedBy = Math.max(known?.wantedBy ?? 0, notice.wantedBy)
          noted.set(notice.stream, { ...(anew ? notice : (known ?? notice)), version, wantedBy })
        }
      }),
    notices: ({ except, most }) =>
      called('notices', () =>
        [...noted.values()].filter(({ stream }) => !except.includes(stream)).slice(0, most),
      ),
    wantedBy: (generation, most) =>
      called('wantedBy', () =>
        [...noted.values()].filter(({ wantedBy }) => wantedBy >= generation).slice(0, most),
      ),
    pending: () => called('pending', () => noted.size),
    settle: (notices) =>
      called('settle', () => {
        for (const notice of notices)
          if (isDeepStrictEqual(noted.get(notice.stream), notice)) noted.delete(notice.stream)
      }),
  }
}
