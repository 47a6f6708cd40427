import type { Column } from '../columns/column.ts'
import { type CellFault, valueAt } from '../columns/read-row.ts'
import { fault } from '../fault.ts'
import { saysTheSame } from '../kinds/differs.ts'
import type { ImportKind, Known, Order } from '../kinds/import-kind.ts'
import type { Import } from './import.ts'
import { ordered } from './ordered.ts'
import type { Difference, Verdict } from './verdict.ts'
import { verdictOf, type Waiting } from './verdict-of.ts'

type Json = Readonly<Record<string, unknown>>

/** A row of something that is known, and what it is told where that isn't found. */
export interface KnownRow {
  readonly row: Waiting
  readonly known: Known
  readonly refused: Verdict
}

const readsAtOnce = 8
/** Somebody else may change what a row is compared with meanwhile: then it is compared anew, so many times in all. */
const looksMost = 3

/**
 * Changes what rows say otherwise than it is recorded. Rows of one address, such as the designations of one enterprise, go one
 * after another: each is compared with what the one before has left.
 */
export async function settleKnown(
  known: readonly KnownRow[],
  given: Import,
): Promise<readonly Verdict[]> {
  const verdicts: Verdict[] = []
  const versions = new Map<string, number>()
  let left = known.map((one) => ({ ...one, looks: 1 }))
  // Each round settles a row of each address, or looks at it for one of a bounded number of times.
  while (left.length > 0) {
    const now = new Map(left.toReversed().map((one) => [one.known.path, one]))
    const round = [...now.values()]
    const stale = await roundOf(round, versions, given, verdicts)
    left = left.flatMap((one) => {
      if (!round.includes(one)) return one
      return stale.has(one) ? { ...one, looks: one.looks + 1 } : []
    })
  }
  return verdicts
}

interface Looked extends KnownRow {
  readonly looks: number
}

interface Changing {
  readonly one: Looked
  readonly order: Order
  readonly version: number
  readonly differences: readonly Difference[]
}

/** Settles these rows, and tells those that are to be looked at once more. */
async function roundOf(
  round: readonly Looked[],
  versions: Map<string, number>,
  given: Import,
  verdicts: Verdict[],
): Promise<ReadonlySet<Looked>> {
  const changing: Changing[] = []
  const left = round.values()
  const look = async () => {
    for (const one of left) {
      const found = await lookAt(one, versions.get(one.known.path), given)
      if ('kind' in found) verdicts.push(found)
      else changing.push(found)
    }
  }
  await Promise.all(Array.from({ length: readsAtOnce }, look))
  const stale = new Set<Looked>()
  const changed: Changing[] = []
  for (const [looks, some] of Map.groupBy(changing, ({ one }) => one.looks)) {
    const orders = some.map(({ one, order }) => ({ row: one.row.row, order }))
    const answers = await ordered(orders, looks === 1 ? 'change' : `change-${looks}`, given)
    for (const each of some) {
      const { row, known } = each.one
      const answer = answers.get(row.row)
      const verdict = verdictOf(row, answer, given)
      if (answer?.code === 'STALE_VERSION' && looks < looksMost) {
        stale.add(each.one)
        versions.set(known.path, Number(answer.facts?.current_version) || each.version)
      } else if (verdict.kind !== 'recorded') verdicts.push(verdict)
      else {
        // The next row of the same address is compared with what this one has changed.
        if (!given.tryOnly) versions.set(known.path, each.version + 1)
        changed.push(each)
      }
    }
  }
  verdicts.push(...(await givenAgain(changed, given)))
  return stale
}

/** The rest of what rows say that were changed: it was refused with what they said otherwise. */
async function givenAgain(
  changed: readonly Changing[],
  given: Import,
): Promise<readonly Verdict[]> {
  // A trial has changed nothing: it would be refused for the same once more.
  const orders = given.tryOnly
    ? []
    : changed.flatMap(({ one: { row, known } }) =>
        known.again ? [{ row: row.row, order: known.again(given.origin) }] : [],
      )
  const answers = await ordered(orders, 'again', given)
  return changed.map(({ one: { row, known }, differences }) => {
    const verdict = known.again && !given.tryOnly && verdictOf(row, answers.get(row.row), given)
    return verdict && verdict.kind === 'refused'
      ? verdict
      : { kind: 'changed', row: row.row, differences }
  })
}

async function lookAt(
  one: Looked,
  atLeast: number | undefined,
  given: Import,
): Promise<Verdict | Changing> {
  const { row, known, refused } = one
  const asked = atLeast ? `${known.path}?atLeastVersion=${atLeast}` : known.path
  const [answer, further = {}] = await Promise.all(
    [asked, ...(known.further ? [known.further] : [])].map((path) => given.gateway.get(path)),
  )
  if (answer === undefined) return refused
  const stands = known.stands ? known.stands(answer, further) : answer
  if (stands === undefined) return refused
  const { columns, byHand = {} } = given.kind
  const differences = differencesOf(row.request, stands, columns)
  const faults = [...changedByHand(differences, byHand), ...lessTrusted(differences, stands, given)]
  if (faults.length > 0) return { kind: 'refused', row: row.row, faults }
  if (differences.length === 0) return { kind: 'same', row: row.row }
  const version = typeof answer.version === 'number' ? answer.version : 0
  const order = known.change(differingOf(row.request, differences, columns), given.origin, answer)
  return {
    one,
    version,
    differences,
    // What it is compared with is what it changes.
    order: version > 0 ? { ...order, expectedVersion: version } : order,
  }
}

const changedByHand = (
  differences: readonly Difference[],
  byHand: NonNullable<ImportKind['byHand']>,
): CellFault[] =>
  differences.flatMap(({ column, before, after }) => {
    const told = before === '' ? undefined : byHand[column]?.(before)
    return told ? [{ ...told, column, value: after }] : []
  })

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
  return first && less ? [{ ...lessCertain(first), column: first.column, value: first.after }] : []
}

const lessCertain = ({ before }: Difference) =>
  fault(
    'LESS_TRUSTED_THAN_RECORD',
    [
      `已登记的内容（${before === '' ? '此项为空' : `此项为“${before}”`}）比这份文件更可信`,
      `What is recorded (${before === '' ? 'of this nothing' : `of this “${before}”`}) is more certain than this file`,
    ],
    ['请核实后在其页面更正', 'Check it, and correct it on its own page'],
  )

const differingOf = (
  request: Json,
  differences: readonly Difference[],
  columns: readonly Column[],
): Json => {
  const names = new Set(differences.map(({ column }) => column))
  return Object.fromEntries(
    columns.flatMap(({ id, at: [name = ''] }) => (names.has(id) ? [[name, request[name]]] : [])),
  )
}

/** What the row says, and the system doesn't; an empty cell says nothing. */
function differencesOf(request: Json, now: Json, columns: readonly Column[]): Difference[] {
  return columns.flatMap(({ id, at }) => {
    const after = valueAt(request, at)
    const before = valueAt(now, at)
    return after === undefined || saysTheSame(after, before)
      ? []
      : [{ column: id, before: shown(before), after: shown(after) }]
  })
}

const shown = (value: unknown): string =>
  Array.isArray(value) ? value.join('、') : String(value ?? '')
