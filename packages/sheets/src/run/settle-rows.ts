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
  const subjectOf = await subjectsIn(batch, given, subjects)
  for (const one of batch) {
    const subject = 'request' in one ? subjectOf(one) : undefined
    if (!('request' in one)) verdicts.set(one.row, one)
    else if (subject === undefined) verdicts.set(one.row, unknownSubject(one, given))
    else {
      waiting.push(one)
      const { enterpriseId: of } = subject
      orders.push({ row: one.row, of, order: kind.first(one.request, origin, subject) })
    }
  }
  const answers = await ordered(kind.recordedOfSubject ? spread(orders) : orders, 'new', given)
  const known: KnownRow[] = []
  for (const one of waiting) {
    const answer = answers.get(one.row)
    const refused = verdictOf(one, answer, given)
    const found =
      answer?.verdict === 'refused' ? knownBy(kind, one, answer, subjectOf(one)) : undefined
    if (found) known.push({ row: one, known: found, refused })
    else verdicts.set(one.row, refused)
  }
  for (const verdict of await settleKnown(known, given)) verdicts.set(verdict.row, verdict)
  return batch.flatMap(({ row }) => verdicts.get(row) ?? [])
}

interface OrderOf {
  readonly row: number
  /** The subject's id. */
  readonly of: string
  readonly order: Order
}

const spread = (orders: readonly OrderOf[]) => inRounds(orders, ({ of }) => of)

const nobody: Subject = { enterpriseId: '', name: '' }

/** The enterprise that each row is about, by its code; of rows that are or need none nobody is looked up. */
async function subjectsIn(
  batch: readonly (Waiting | Verdict)[],
  { kind, matches }: Import,
  subjects: Subjects,
): Promise<(one: Waiting) => Subject | undefined> {
  const { subject } = kind
  if (subject === undefined) return () => nobody
  const codeOf = (one: Waiting) => textAt(one, matches, subject).toUpperCase()
  const codes = batch.flatMap((one) => ('request' in one ? codeOf(one) : []))
  const found = await subjects(codes.filter((code) => code !== ''))
  // Only where the column may be left empty does a row without one come here.
  return (one) => (codeOf(one) === '' ? nobody : found.get(codeOf(one)))
}

function unknownSubject(one: Waiting, { kind, matches }: Import): Verdict {
  const column = kind.subject ?? ''
  const value = textAt(one, matches, column)
  return { kind: 'refused', row: one.row, faults: [{ ...notRegistered, column, value }] }
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
  subject: Subject = nobody,
): Known | undefined => kind.known?.({ code, facts }, request, subject)
