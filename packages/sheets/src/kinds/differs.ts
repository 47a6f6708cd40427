import { severalIn } from '../columns/several.ts'
import { type Fault, fault } from '../fault.ts'

/** Of what a file never changes: what is recorded instead, and what a person does about it. */
export const differsFrom =
  (mend: readonly [zh: string, en: string]) =>
  (recorded: string): Fault =>
    fault(
      'DIFFERS_FROM_RECORD',
      [`与已登记的“${recorded}”不同`, `It differs from “${recorded}”, which is recorded`],
      mend,
    )

/** Of a name: whether it changed or was wrong is for a person. */
export const nameDiffers = (recorded: string): Fault =>
  fault(
    'NAME_DIFFERS',
    [`与已登记的“${recorded}”不同`, `It differs from “${recorded}”, which is registered`],
    [
      '更名请在企业页面登记更名及日期；登记有误请在那里更正',
      'Where the enterprise was renamed, record that with its day on the enterprise’s page; where the record is wrong, correct it there',
    ],
  )

interface Paper {
  readonly kind: string
  readonly title: string
}

/** The titles of what something rests on, as one cell has them: the row's own where it is among them. */
export function papersStanding(evidence: unknown, told: string | undefined): string | undefined {
  const titles = [...new Set(papersOf(evidence).map(({ title }) => title))]
  const areThere = (all: readonly string[]) => all.every((title) => titles.includes(title))
  // Several stand in one cell as they are exported.
  if (told !== undefined && (areThere([told]) || areThere(severalIn(told)))) return told
  return titles.length === 0 ? undefined : titles.join('、')
}

/** What it rests on with one more announcement: what was there stays. */
export const withPaper = (evidence: unknown, title: string): readonly Paper[] => [
  ...papersOf(evidence),
  { kind: 'announcement', title },
]

const papersOf = (evidence: unknown): readonly Paper[] =>
  Array.isArray(evidence) ? (evidence as readonly Paper[]) : []

/** Whether a row says what is recorded; several terms are the same in any order. */
export const saysTheSame = (told: unknown, recorded: unknown): boolean =>
  asOne(told) === asOne(recorded)

const asOne = (value: unknown): unknown =>
  Array.isArray(value) ? value.map(String).toSorted().join('\n') : value
