import type { Cell, Counted, Journal, Notice, SumsStore } from '../sums/sums-store.ts'

/** Sums kept in memory, by the rules of the store; `before` is told of each call, and may throw in its place. */
export function memorySums<D>(before: (call: string) => void = () => undefined): SumsStore<D> {
  const journals = new Map<number, Journal<D>>()
  const cells = new Map<string, Cell>()
  const counted = new Map<string, Counted<D>>()
  const noted = new Map<string, Notice>()
  const called = async <T>(call: string, act: () => T): Promise<T> => {
    await Promise.resolve()
    before(call)
    return act()
  }
  const these = (subjects: readonly string[]) =>
    subjects.flatMap((subject) => counted.get(subject) ?? [])
  const last = () => [...journals.values()].toSorted((a, b) => b.generation - a.generation)
  return {
    journal: () => called('journal', () => last()[0]),
    head: () =>
      called('head', () => {
        const found = last().find(({ built }) => built)
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
    forgetBefore: () => called('forgetBefore', () => undefined),
    cells: (_, ids) => called('cells', () => ids.flatMap((id) => cells.get(id) ?? [])),
    months: (_, family, from, to) =>
      called('months', () =>
        [...cells.values()].filter(
          (cell) =>
            cell.month >= from &&
            cell.month <= to &&
            (family === undefined || cell.family === family),
        ),
      ),
    // One by one, as a bulk may stop anywhere.
    async writeCells(_, written) {
      let all = true
      for (const { cell, over } of written)
        await called('writeCell', () => {
          if (cells.get(cell.id)?.seq === over) cells.set(cell.id, cell)
          else all = false
        })
      return all
    },
    counted: (_, subjects) => called('counted', () => these(subjects)),
    seen: (_, subjects) =>
      called('seen', () => new Map(these(subjects).map(({ subject, seen }) => [subject, seen]))),
    async writeCounted(_, written) {
      for (const one of written)
        await called('writeCounted', () => {
          const known = counted.get(one.subject)
          if (known === undefined || known.seq < one.seq) counted.set(one.subject, one)
        })
    },
    note: (notices, anew) =>
      called('note', () => {
        for (const notice of notices) {
          const known = noted.get(notice.stream)
          const version = Math.max(known?.version ?? 0, notice.version)
          noted.set(notice.stream, { ...(anew ? notice : (known ?? notice)), version })
        }
      }),
    notices: ({ except, most }) =>
      called('notices', () =>
        [...noted.values()].filter(({ stream }) => !except.includes(stream)).slice(0, most),
      ),
    pending: () => called('pending', () => noted.size),
    settle: (notices) =>
      called('settle', () => {
        for (const { stream, version, at } of notices) {
          const known = noted.get(stream)
          if (known?.version === version && known.at === at) noted.delete(stream)
        }
      }),
  }
}
