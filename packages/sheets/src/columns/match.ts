import type { Column, Unit, UnitTerm } from './column.ts'

/** Which column of the file holds what, and in which unit. */
export interface Match {
  /** From 0; undefined: the file doesn't have it. */
  readonly index: number | undefined
  readonly unit?: Unit | undefined
  /** Several columns of the file say that they are it: which one counts is for a person. */
  readonly among?: readonly number[]
}

/** For each column that an import knows, by its id. */
export type Matches = Readonly<Record<string, Match>>

/**
 * What the headings of a file say by themselves; a person may change it. A heading that says it exactly comes before one
 * with a remark; where two say the same, neither is taken: which is meant is for a person.
 */
export function matchColumns(columns: readonly Column[], heading: readonly string[]): Matches {
  const find = ({ id, title, aliases = [], units = [] }: Column): Match => {
    const names = [id, title.zh, title.en, ...aliases].map(plainly)
    const placesOf = (form: (said: string) => string): readonly number[] =>
      heading.flatMap((said, at) => (names.includes(form(said)) ? [at] : []))
    const exact = placesOf(plainly)
    const [index, ...others] = exact.length > 0 ? exact : placesOf((said) => bare(said, units))
    if (index !== undefined && others.length > 0)
      return { index: undefined, among: [index, ...others] }
    if (index === undefined) return { index: undefined }
    return { index, unit: unitIn(heading[index] ?? '', units) ?? onlyOf(units) }
  }
  return Object.fromEntries(columns.map((column) => [column.id, find(column)]))
}

/** The columns that a file must have and lacks. */
export const missingColumns = (columns: readonly Column[], matches: Matches): readonly Column[] =>
  columns.filter(
    ({ id, required }) =>
      required && matches[id]?.index === undefined && matches[id]?.among === undefined,
  )

/** What several columns of a file say that they are, each with the letters that a spreadsheet calls those by. */
export const columnsInDoubt = (
  columns: readonly Column[],
  matches: Matches,
): readonly { readonly column: Column; readonly letters: readonly string[] }[] =>
  columns.flatMap((column) => {
    const { among = [] } = matches[column.id] ?? {}
    return among.length === 0 ? [] : [{ column, letters: among.map(letterOf) }]
  })

const letters = 26

/** A, B … Z, AA, AB …: the column as a spreadsheet calls it, counted from 0. */
export function letterOf(index: number): string {
  const last = String.fromCharCode(65 + (index % letters))
  return index < letters ? last : letterOf(Math.floor(index / letters) - 1) + last
}

/** The columns of the file that nothing is taken from. */
export function unusedHeadings(heading: readonly string[], matches: Matches): readonly string[] {
  const used = new Set(Object.values(matches).flatMap(({ index, among = [] }) => [index, ...among]))
  return heading.filter((said, at) => said !== '' && !used.has(at))
}

const plainly = (said: string): string =>
  said
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s_*:]/g, '')

const bracketed = /[(（[【]([^()（）[\]【】]*)[)）\]】]/g
const duty = ['必填', '选填', '可选', 'required', 'optional']

/** Without what says nothing of the column's meaning: a unit, or whether it has to be filled in. */
const bare = (said: string, units: readonly UnitTerm[]): string =>
  plainly(
    said.replace(bracketed, (all, within: string) =>
      duty.includes(plainly(within)) || unitNamed(within, units) ? '' : all,
    ),
  )

const onlyOf = ([only, ...others]: readonly UnitTerm[]): Unit | undefined =>
  others.length === 0 ? only?.unit : undefined

/** The unit that a heading names; undefined where it names none, or two. */
function unitIn(said: string, units: readonly UnitTerm[]): Unit | undefined {
  const named = [...said.matchAll(bracketed)].flatMap(
    ([, within = '']) => unitNamed(within, units) ?? [],
  )
  return named.length === 1 ? named[0] : undefined
}

function unitNamed(within: string, units: readonly UnitTerm[]): Unit | undefined {
  const text = plainly(
    within.replace(/^\s*(?:单位|unit)\s*[:：]?/i, '').replace(/人民币|rmb|cny/gi, ''),
  )
  return units.find(({ unit, zh, en }) => [unit, zh, en].map(plainly).includes(text))?.unit
}
