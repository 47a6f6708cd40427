import type { Column, Unit, UnitTerm } from './column.ts'

/** Which column of the file holds what, and in which unit. */
export interface Match {
  /** From 0; undefined: the file doesn't have it. */
  readonly index: number | undefined
  readonly unit?: Unit | undefined
}

/** For each column that an import knows, by its id. */
export type Matches = Readonly<Record<string, Match>>

/** What the headings of a file say by themselves; a person may change it. */
export function matchColumns(columns: readonly Column[], heading: readonly string[]): Matches {
  const taken = new Set<number>()
  const find = ({ id, title, aliases = [], units = [] }: Column): Match => {
    const names = [id, title.zh, title.en, ...aliases].map(plainly)
    const index = heading.findIndex(
      (said, at) =>
        !taken.has(at) && [plainly(said), bare(said)].some((one) => names.includes(one)),
    )
    if (index < 0) return { index: undefined }
    taken.add(index)
    return { index, unit: unitIn(heading[index] ?? '', units) }
  }
  return Object.fromEntries(columns.map((column) => [column.id, find(column)]))
}

/** The columns that a file must have and lacks. */
export const missingColumns = (columns: readonly Column[], matches: Matches): readonly Column[] =>
  columns.filter(({ id, required }) => required && matches[id]?.index === undefined)

/** The columns of the file that nothing is taken from. */
export function unusedHeadings(heading: readonly string[], matches: Matches): readonly string[] {
  const used = new Set(Object.values(matches).map(({ index }) => index))
  return heading.filter((said, at) => said !== '' && !used.has(at))
}

const plainly = (said: string): string => said.toLowerCase().replace(/[\s_*＊]/g, '')

// What stands in brackets is a unit or a remark.
const bare = (said: string): string => plainly(said.replace(/[(（[【].*$/, ''))

function unitIn(said: string, units: readonly UnitTerm[]): Unit | undefined {
  const within = /[(（[【](.*?)[)）\]】]/.exec(said)?.[1]
  if (within === undefined) return undefined
  const text = plainly(within.replace(/^(?:单位|unit)[:：]?/i, '').replace(/人民币|rmb|cny/gi, ''))
  return units.find(({ unit, zh, en }) => [unit, zh, en].map(plainly).includes(text))?.unit
}
