import type { CellFault } from '../columns/read-row.ts'
import { severalIn } from '../columns/several.ts'
import { fault } from '../fault.ts'
import type { ImportKind, Known, Order, Subject } from '../kinds/import-kind.ts'
import type { BatchVerdict } from './gateway-port.ts'
import type { Import } from './import.ts'
import { inRounds } from './in-rounds.ts'
import { ordered } from './ordered.ts'
import { type KnownRow, settleKnown } from './settle-known.ts'
import type { Subjects } from './subjects.ts'
import type { Verdict } from './verdict.ts'
import { textAt, verdictOf, type Waiting } from './verdict-of.ts'

/** Sends the rows of a batch that can be read: first as new, then, of those that are known, what differs. */
export async function settleRows(
  batch: readonly (Waiting | Verdict)[],
  given: Import,
  subjects: Subjects,
): Promise<readonly Verdict[]> {
  const verdicts = new Map<number, Verdict>()
  const waiting: Waiting[] = []
  const { kind, origin } = given
  const orders: OrderOf[] = []
  const subjectsOf = await subjectsIn(batch, given, subjects)
  for (const one of batch) {
    if (!('request' in one)) {
      verdicts.set(one.row, one)
      continue
    }
    const named = subjectsOf(one)
    const wrong = faultsOf(one, named, given)
    if (wrong.length > 0) verdicts.set(one.row, { kind: 'refused', row: one.row, faults: wrong })
    else {
      waiting.push(one)
      const of = named.found[0]?.enterpriseId ?? ''
      orders.push({ row: one.row, of, order: kind.first(one.request, origin, named.found) })
    }
  }
  const answers = await ordered(kind.recordedOfSubject ? spread(orders) : orders, 'new', given)
  const known: KnownRow[] = []
  for (const one of waiting) {
    const answer = answers.get(one.row)
    const refused = verdictOf(one, answer, given)
    const found =
      answer?.verdict === 'refused' ? knownBy(kind, one, answer, subjectsOf(one).found) : undefined
    if (found) known.push({ row: one, known: found, refused })
    else verdicts.set(one.row, refused)
  }
  for (const verdict of await settleKnown(known, given)) verdicts.set(verdict.row, verdict)
  for (const one of waiting) {
    const verdict = verdicts.get(one.row)
    if (verdict) verdicts.set(one.row, withNotes(verdict, one, subjectsOf(one).found, given))
  }
  return batch.flatMap(({ row }) => verdicts.get(row) ?? [])
}

interface OrderOf {
  readonly row: number
  /** The subject's id. */
  readonly of: string
  readonly order: Order
}

const spread = (orders: readonly OrderOf[]) => inRounds(orders, ({ of }) => of)

interface Named {
  readonly found: readonly Subject[]
  /** The first code that nobody registered is under. */
  readonly unknown?: string
}

/** The enterprises that each row names, by their codes; of rows that are or name none nobody is looked up. */
async function subjectsIn(
  batch: readonly (Waiting | Verdict)[],
  { kind, matches }: Import,
  subjects: Subjects,
): Promise<(one: Waiting) => Named> {
  const { subject } = kind
  if (subject === undefined) return () => ({ found: [] })
  const codesIn = (one: Waiting): readonly string[] => {
    const text = textAt(one, matches, subject).toUpperCase()
    // Only where the column may be left empty does a row without one come here.
    return kind.severalSubjects ? [...new Set(severalIn(text))] : text === '' ? [] : [text]
  }
  const codes = batch.flatMap((one) => ('request' in one ? codesIn(one) : []))
  const known = await subjects(codes)
  return (one) => {
    const own = codesIn(one)
    const nobodys = own.find((code) => !known.has(code))
    const found = own.flatMap((code) => known.get(code) ?? [])
    return nobodys === undefined ? { found } : { found, unknown: nobodys }
  }
}

/** What is wrong with a row once it is known whom it names. */
function faultsOf(one: Waiting, { found, unknown }: Named, { kind, matches }: Import): CellFault[] {
  if (unknown !== undefined) return [{ ...notRegistered, column: kind.subject, value: unknown }]
  return Object.entries(kind.checkSubjects?.(one.request, found) ?? {}).map(([column, wrong]) => ({
    ...wrong,
    column,
    value: textAt(one, matches, column),
  }))
}

/** A verdict with what is said of the row, where it is taken. */
function withNotes(
  verdict: Verdict,
  one: Waiting,
  found: readonly Subject[],
  given: Import,
): Verdict {
  if (verdict.kind === 'refused') return verdict
  const { kind, matches } = given
  const notes = kind.notes?.(one.request, found) ?? []
  if (notes.length === 0) return verdict
  return {
    ...verdict,
    notes: notes.map((note) => ({ ...note, value: textAt(one, matches, note.column) })),
  }
}

const notRegistered = fault(
  'ENTERPRISE_UNKNOWN',
  ['没有登记过这个代码的企业', 'No enterprise is registered under this code'],
  ['请核对代码，或先导入企业', 'Check the code, or import the enterprises first'],
)

const knownBy = (
  kind: ImportKind,
  { request }: Waiting,
  { code = '', facts = {} }: BatchVerdict,
  subjects: readonly Subject[],
): Known | undefined => kind.known?.({ code, facts }, request, subjects)
