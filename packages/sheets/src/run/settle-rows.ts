import type { Column } from '../columns/column.ts'
import type { CellFault } from '../columns/read-row.ts'
import { fault } from '../fault.ts'
import type { ImportKind, Known, Order, Subject } from '../kinds/import-kind.ts'
import type { Cell } from '../read/sheet.ts'
import type { BatchVerdict } from './gateway-port.ts'
import type { Import } from './import.ts'
import { ordered } from './ordered.ts'
import type { Subjects } from './subjects.ts'
import type { Difference, Verdict } from './verdict.ts'

type Json = Readonly<Record<string, unknown>>

/** A row that can be read, on its way. */
export interface Waiting {
  readonly row: number
  readonly request: Json
  readonly cells: readonly Cell[]
}

const readsAtOnce = 8

/** Sends the rows of a batch that can be read: first as new, then, of those that are known, what differs. */
export async function settleRows(
  batch: readonly (Waiting | Verdict)[],
  given: Import,
  subjects: Subjects,
): Promise<readonly Verdict[]> {
  const verdicts = new Map<number, Verdict>()
  const waiting: Waiting[] = []
  const { kind, origin } = given
  const orders: { readonly row: number; readonly order: Order }[] = []
  const subjectOf = await subjectsIn(batch, given, subjects)
  for (const one of batch) {
    const subject = 'request' in one ? subjectOf(one) : undefined
    if (!('request' in one)) verdicts.set(one.row, one)
    else if (subject === undefined) verdicts.set(one.row, unknownSubject(one, given))
    else {
      waiting.push(one)
      orders.push({ row: one.row, order: kind.first(one.request, origin, subject) })
    }
  }
  const answers = await ordered(orders, 'new', given)
  const known: { readonly row: Waiting; readonly known: Known }[] = []
  for (const one of waiting) {
    const answer = answers.get(one.row)
    const found = answer?.verdict === 'refused' ? knownBy(kind, answer) : undefined
    if (found) known.push({ row: one, known: found })
    else verdicts.set(one.row, firstVerdict(one, answer, given))
  }
  for (const verdict of await changes(known, given)) verdicts.set(verdict.row, verdict)
  return batch.flatMap(({ row }) => verdicts.get(row) ?? [])
}

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

const textAt = ({ cells }: Waiting, matches: Import['matches'], column: string): string => {
  const index = matches[column]?.index
  return index === undefined ? '' : (cells[index]?.text.trim() ?? '')
}

const knownBy = (kind: ImportKind, { code = '', facts = {} }: BatchVerdict): Known | undefined =>
  kind.known?.({ code, facts })

function firstVerdict(
  one: Waiting,
  answer: BatchVerdict | undefined,
  { kind, matches }: Import,
): Verdict {
  switch (answer?.verdict) {
    case 'recorded':
    case 'repeated':
    case 'acceptable':
      return { kind: 'recorded', row: one.row }
    case 'unchanged':
      return { kind: 'same', row: one.row }
    default: {
      const { code = '', facts = {} } = answer ?? {}
      if (kind.same?.({ code, facts }, one.request)) return { kind: 'same', row: one.row }
      return { kind: 'refused', row: one.row, faults: faultsOf(one, answer, kind.columns, matches) }
    }
  }
}

interface Changing {
  readonly row: Waiting
  readonly order: Order
  readonly differences: readonly Difference[]
}

async function changes(
  known: readonly { readonly row: Waiting; readonly known: Known }[],
  given: Import,
): Promise<readonly Verdict[]> {
  const verdicts: Verdict[] = []
  const changing: Changing[] = []
  const left = known.values()
  const look = async () => {
    for (const { row, known: found } of left) {
      const now = await given.gateway.get(found.path)
      const differences = differencesOf(row.request, now, given.kind.columns)
      const faults = [
        ...changedByHand(differences, given.kind),
        ...lessTrusted(differences, now, given),
      ]
      if (faults.length > 0) verdicts.push({ kind: 'refused', row: row.row, faults })
      else if (differences.length === 0) verdicts.push({ kind: 'same', row: row.row })
      else changing.push({ row, differences, order: changeOf(row, found, now, differences, given) })
    }
  }
  await Promise.all(Array.from({ length: readsAtOnce }, look))
  const answers = await ordered(
    changing.map(({ row, order }) => ({ row: row.row, order })),
    'change',
    given,
  )
  for (const { row, differences } of changing) {
    const verdict = firstVerdict(row, answers.get(row.row), given)
    verdicts.push(
      verdict.kind === 'recorded' ? { kind: 'changed', row: row.row, differences } : verdict,
    )
  }
  return verdicts
}

function changedByHand(
  differences: readonly Difference[],
  { byHand = [] }: ImportKind,
): CellFault[] {
  return differences
    .filter(({ column, before }) => byHand.includes(column) && before !== '')
    .map(({ column, before, after }) => ({
      ...fault(
        'NAME_DIFFERS',
        [`与已登记的“${before}”不同`, `It differs from “${before}”, which is registered`],
        [
          '更名请在企业页面登记更名及日期；登记有误请在那里更正',
          'Where the enterprise was renamed, record that with its day on the enterprise’s page; where the record is wrong, correct it there',
        ],
      ),
      column,
      value: after,
    }))
}

const trust = ['unverified', 'reported', 'verified']

/** A correction takes on the trust of what it corrects: what is less certain must not pass for it. */
function lessTrusted(
  [first]: readonly Difference[],
  now: Json,
  { origin: { provenance } }: Import,
): CellFault[] {
  const known = now.provenance as Partial<Import['origin']['provenance']> | undefined
  const less =
    trust.indexOf(provenance.confidence) < trust.indexOf(known?.confidence ?? '') ||
    (provenance.synthetic && known?.synthetic !== true)
  return first && less ? [{ ...lessCertain, column: first.column, value: first.after }] : []
}

const lessCertain = fault(
  'LESS_TRUSTED_THAN_RECORD',
  ['已登记的内容比这份文件更可信', 'What is recorded is more certain than this file'],
  ['请核实后在企业页面更正', 'Check it, and correct it on the enterprise’s page'],
)

function changeOf(
  { request }: Waiting,
  known: Known,
  now: Json,
  differences: readonly Difference[],
  { kind, origin }: Import,
): Order {
  const names = new Set(differences.map(({ column }) => column))
  const differing = Object.fromEntries(
    kind.columns.flatMap(({ id, at: [name = ''] }) =>
      names.has(id) ? [[name, request[name]]] : [],
    ),
  )
  const order = known.change(differing, origin)
  // What it is compared with is what it changes.
  return typeof now.version === 'number' ? { ...order, expectedVersion: now.version } : order
}

/** What the row says, and the system doesn't; an empty cell says nothing. */
function differencesOf(request: Json, now: Json, columns: readonly Column[]): Difference[] {
  return columns.flatMap(({ id, at }) => {
    const after = valueAt(request, at)
    const before = valueAt(now, at)
    return after === undefined || after === before
      ? []
      : [{ column: id, before: String(before ?? ''), after: String(after) }]
  })
}

const valueAt = (json: Json, at: readonly string[]): unknown =>
  at.reduce<unknown>((inner, name) => (inner as Json | undefined)?.[name], json)

function faultsOf(
  one: Waiting,
  answer: BatchVerdict | undefined,
  columns: readonly Column[],
  matches: Import['matches'],
): readonly CellFault[] {
  const { code = 'NO_ANSWER', detail = '', mend = '', errors = [] } = answer ?? {}
  const said = (text: string) => ({ zh: text, en: text })
  const cellOf = (pointer: string) => {
    const column = columns.find(({ at }) => pointer.startsWith(`/${at.join('/')}`))
    return { column: column?.id, value: column ? textAt(one, matches, column.id) : '' }
  }
  if (errors.length === 0)
    return [{ code, said: said(detail), mend: said(mend), column: undefined, value: '' }]
  return errors.map((error) => ({
    code: error.code,
    said: said(error.detail),
    mend: said(error.mend),
    ...cellOf(error.pointer),
  }))
}
