import type { Gateway } from '@seedline/gateway-client'
import { capTableAnswer, type Transaction } from '@seedline/register'
import type { Table, TablePart } from '../capital/table.ts'
import { isOwn } from '../company.ts'
import type { Dossier } from '../dossier.ts'
import { type RecordedEntry, type RecordedTable, readTable } from './recorded-table.ts'
import type { Given } from './recorder.ts'
import { idsByName } from './renamed-holders.ts'
import { movesStock, writer } from './same-transaction.ts'
import { idsOf, pathOf, reasonOf, type Settling } from './settling.ts'
import { type Verdict, verdictOf } from './verdict.ts'

interface SettledTable {
  /** As it is recorded: holders that the record has under ids of other names keep those. */
  readonly table: Table
  readonly verdicts: readonly { readonly part: TablePart; readonly verdict: Verdict }[]
}

/**
 * Records the cap table. Of one that an earlier edition recorded, what is the same stays; from the
 * first transaction that is not, it is reversed, and recorded anew as the file now states it.
 */
export async function settleTable(
  dossier: Dossier,
  settling: Settling,
  gateway: Gateway | undefined,
): Promise<SettledTable> {
  const { parts, expected } = dossier.table
  if (parts.length === 0 || !expected) return { table: dossier.table, verdicts: [] }
  const { enterpriseId } = settling
  const recorded = gateway && (await readTable(gateway, enterpriseId))
  if (!gateway || !recorded || recorded.entries.length === 0)
    return { table: dossier.table, verdicts: await recordAll(parts, settling) }
  const path = pathOf(settling, 'cap-table')
  const { holders } = capTableAnswer.parse(await gateway.get(path))
  const { table } = dossier.renamed(idsByName(recorded, holders, expected.after))
  return { table, verdicts: await reconcile(table, recorded, settling) }
}

async function recordAll(parts: readonly TablePart[], settling: Settling) {
  const verdicts: { part: TablePart; verdict: Verdict }[] = []
  for (const part of parts) {
    const last = verdicts.at(-1)?.verdict
    // What comes after a refused part rests on it.
    const verdict: Verdict =
      last?.kind === 'refused' ? last : verdictOf(await record(part.transactions, settling))
    verdicts.push({ part, verdict })
  }
  return verdicts
}

const mostAtOnce = 500

async function record(transactions: readonly Transaction[], settling: Settling): Promise<Given> {
  let given: Given = { kind: 'same', id: '', version: 0 }
  for (let from = 0; from < transactions.length; from += mostAtOnce) {
    given = await settling.recorder.give({
      operation: 'recordTransactions',
      path: pathOf(settling, 'cap-table/transactions'),
      ids: idsOf(settling),
      body: { transactions: transactions.slice(from, from + mostAtOnce) },
      on: `table ${from}`,
    })
    if (given.kind === 'refused') return given
  }
  return given
}

async function reconcile(table: Table, recorded: RecordedTable, settling: Settling) {
  const stock = recorded.entries.filter(movesStock)
  const { shared, ids } = sharedBeginning(table, stock)
  const wrong = stock.slice(shared)
  const renames = renamesIn(table, recorded)
  const all = table.parts.reduce(
    (sum, { transactions }) => sum + transactions.filter(isStock).length,
    0,
  )
  if (wrong.length === 0 && shared === all && renames.length === 0)
    return table.parts.map((part) => ({ part, verdict: { kind: 'same' } as Verdict }))
  const others =
    recorded.entries.some((entry) => !isKnown(entry)) ||
    wrong.some((entry) => !isOurs(entry, settling))
  if (others) return table.parts.map((part) => ({ part, verdict: elsewhere(wrong) }))
  const reversal = await reverse(wrong, recorded, settling)
  if (reversal) return table.parts.map((part) => ({ part, verdict: reversal }))
  return recordRest(
    table,
    { shared, ids, renames, isCorrection: wrong.length > 0, recorded },
    settling,
  )
}

const isStock = ({ type }: Transaction): boolean =>
  type !== 'define-stock-class' && type !== 'name-stakeholder'

const isKnown = (entry: RecordedEntry): boolean =>
  movesStock(entry) || ['StockClassDefined', 'StakeholderNamed'].includes(entry.type)

/** Only issues say where they come from; what moves them belongs to them. */
function isOurs({ type, details }: RecordedEntry, { code }: Settling): boolean {
  const { provenance } = details as { provenance?: { source?: string } }
  return type !== 'StockIssued' || isOwn(code, provenance?.source)
}

const elsewhere = (wrong: readonly RecordedEntry[]): Verdict => ({
  kind: 'differs',
  stated: '',
  found: `entries ${wrong.map(({ version }) => version).join(', ')} of the cap table`,
})

/** How many transactions stand as the file states them, and which recorded id each of theirs has. */
function sharedBeginning(table: Table, stock: readonly RecordedEntry[]) {
  const [ours, theirs] = [writer(), writer()]
  const stated = table.parts.flatMap(({ transactions }) => transactions.filter(isStock))
  let [shared, known] = [0, 0]
  while (shared < stated.length && shared < stock.length) {
    const [one, other] = [stated[shared], stock[shared]]
    known = ours.ids.size
    if (!one || !other || ours.ofTransaction(one) !== theirs.ofEntry(other)) break
    shared++
    known = ours.ids.size
  }
  const places = new Map([...theirs.ids].map(([id, place]) => [place, id] as const))
  const ids = new Map(
    [...ours.ids].flatMap(([id, place]) => {
      const there = places.get(place)
      // What was compared last and differs names nothing that is shared.
      return there === undefined || place >= known ? [] : [[id, there] as const]
    }),
  )
  return { shared, ids }
}

const renamesIn = (table: Table, { names }: RecordedTable): Transaction[] =>
  table.parts
    .flatMap(({ transactions }) => transactions)
    .filter((one) => one.type === 'name-stakeholder')
    .filter((one) => names.has(one.holderId) && names.get(one.holderId) !== one.name)

const reversedAtOnce = 100

async function reverse(
  wrong: readonly RecordedEntry[],
  { version }: RecordedTable,
  settling: Settling,
): Promise<Verdict | undefined> {
  const versions = wrong.map((entry) => entry.version)
  for (let left = versions.length; left > 0; left -= reversedAtOnce) {
    const given = await settling.recorder.give({
      operation: 'reverseTransactions',
      path: pathOf(settling, 'cap-table/reversals'),
      ids: idsOf(settling),
      body: {
        versions: versions.slice(Math.max(0, left - reversedAtOnce), left),
        reason: reasonOf(settling),
      },
      on: version,
    })
    if (given.kind === 'refused') return verdictOf(given)
  }
  return undefined
}

interface Rest {
  readonly shared: number
  readonly ids: ReadonlyMap<string, string>
  readonly renames: readonly Transaction[]
  readonly isCorrection: boolean
  readonly recorded: RecordedTable
}

async function recordRest(table: Table, rest: Rest, settling: Settling) {
  const { recorded, isCorrection } = rest
  const known = new Map(recorded.names)
  const classes = new Set(recorded.classes)
  let left = rest.shared
  const verdicts: { part: TablePart; verdict: Verdict }[] = []
  for (const part of table.parts) {
    const fresh = part.transactions.filter((one) => {
      if (one.type === 'define-stock-class') return isNew(classes, one.stockClassId)
      if (one.type === 'name-stakeholder') return isNamed(known, one.holderId, one.name)
      return left-- <= 0
    })
    const last = verdicts.at(-1)?.verdict
    const given: Verdict =
      last?.kind === 'refused'
        ? last
        : fresh.length === 0
          ? { kind: 'same' }
          : verdictOf(
              await record(
                fresh.map((one) => withIds(one, rest, settling)),
                settling,
              ),
            )
    const isChange =
      given.kind === 'recorded' && (isCorrection || fresh.some((one) => rest.renames.includes(one)))
    verdicts.push({ part, verdict: isChange ? corrected(fresh, recorded) : given })
  }
  return verdicts
}

function corrected(fresh: readonly Transaction[], { names }: RecordedTable): Verdict {
  const renamed = fresh.flatMap((one) =>
    one.type === 'name-stakeholder' && names.has(one.holderId) ? [one] : [],
  )
  return {
    kind: 'corrected',
    stated: renamed.map(({ name }) => name).join(', '),
    found: renamed.map(({ holderId }) => names.get(holderId) ?? '').join(', '),
  }
}

function isNew(known: Set<string>, id: string): boolean {
  if (known.has(id)) return false
  known.add(id)
  return true
}

function isNamed(known: Map<string, string>, id: string, name: string): boolean {
  if (known.get(id) === name) return false
  known.set(id, name)
  return true
}

const idFields = ['securityId', 'resultingSecurityId', 'balanceSecurityId'] as const

/** With the ids that its securities have in the record; new ones get ids that nothing there has. */
function withIds(one: Transaction, { ids, recorded }: Rest, { code }: Settling): Transaction {
  const fields = one as unknown as Readonly<Record<string, unknown>>
  const named = idFields.flatMap((field) => {
    const id = fields[field]
    if (typeof id !== 'string') return []
    const fresh = id.replace(`${code}.`, `${code}.v${recorded.version}.`)
    return [[field, ids.get(id) ?? fresh] as const]
  })
  return { ...fields, ...Object.fromEntries(named) } as unknown as Transaction
}
