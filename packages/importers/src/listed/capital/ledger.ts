import type { Evidence, Price, Provenance, Transaction } from '@seedline/register'
import { formatNumeric, numericOfWhole, unitsPerOne } from '@seedline/values'
import { holderId, holderKind, holderName, notItemised } from '../holder.ts'
import { type Book, openBook } from './book.ts'

/** Transactions being written, and the register that they lead to. */
export interface Ledger {
  readonly code: string
  readonly known: Parameters<typeof holderKind>[1]
  /** Of holders that are in the record under an id of another name: their ids by the name that they have now. */
  readonly renamed: ReadonlyMap<string, string>
  readonly book: Book
  serial: number
}

export interface Source {
  readonly evidence: readonly Evidence[]
  readonly provenance: Provenance
}

export function newLedger(
  code: string,
  known: Ledger['known'],
  renamed: Ledger['renamed'] = new Map(),
): Ledger {
  return { code, known, renamed, book: openBook(), serial: 0 }
}

export const idOfHolder = ({ code, renamed }: Ledger, name: string): string =>
  renamed.get(holderName(name)) ?? holderId(code, name)

export const capitalClass = (code: string) => `${code}.registered-capital`
export const shareClass = (code: string) => `${code}.common`

/**
 * Applies transactions, so that what comes next sees them. @throws RangeError for one that is
 * impossible
 */
export function enter(ledger: Ledger, transactions: readonly Transaction[]): Transaction[] {
  ledger.book.write(transactions)
  return [...transactions]
}

export function held(ledger: Ledger, holder: string): bigint {
  return ledger.book.unitsOf(idOfHolder(ledger, holder)) / unitsPerOne
}

export function totalHeld({ book }: Ledger): bigint {
  return book.units() / unitsPerOne
}

export function issue(
  ledger: Ledger,
  holder: string,
  quantity: bigint,
  terms: { classId: string; date: string; price: Price | undefined; source: Source },
): Transaction[] {
  return enter(ledger, [
    {
      type: 'issue-stock',
      securityId: nextSecurity(ledger),
      holderId: idOfHolder(ledger, holder),
      stockClassId: terms.classId,
      quantity: text(quantity),
      ...(terms.price && { sharePrice: terms.price }),
      issuedOn: terms.date,
      ...terms.source,
    },
  ])
}

/**
 * Moves shares out of what a holder has had longest; where the holder is not told apart from others,
 * out of what all of those have.
 */
export function transfer(
  ledger: Ledger,
  move: { from: string; to: string; quantity: bigint; date: string; price: Price | undefined },
): Transaction[] {
  const own = held(ledger, move.from)
  const among = held(ledger, notItemised)
  const lacking = move.quantity > own && among >= move.quantity - own ? move.quantity - own : 0n
  const taken = [
    ...takes(ledger, move.from, move.quantity - lacking),
    ...takes(ledger, notItemised, lacking),
  ]
  return taken.flatMap(({ securityId, quantity, rest }) =>
    enter(ledger, [
      {
        type: 'transfer-stock',
        securityId,
        quantity: text(quantity),
        toHolderId: idOfHolder(ledger, move.to),
        resultingSecurityId: nextSecurity(ledger),
        ...(rest && { balanceSecurityId: nextSecurity(ledger) }),
        transferredOn: move.date,
        ...(move.price && { sharePrice: move.price }),
      },
    ]),
  )
}

export function cancel(
  ledger: Ledger,
  holder: string,
  quantity: bigint,
  terms: { date: string; reason: string },
): Transaction[] {
  return takes(ledger, holder, quantity).flatMap(({ securityId, quantity: part, rest }) =>
    enter(ledger, [
      {
        type: 'cancel-stock',
        securityId,
        quantity: text(part),
        ...(rest && { balanceSecurityId: nextSecurity(ledger) }),
        cancelledOn: terms.date,
        reason: terms.reason,
      },
    ]),
  )
}

export function cancelAll(ledger: Ledger, terms: { date: string; reason: string }): Transaction[] {
  const { securities, holders } = ledger.book.register
  const names = new Set(
    [...securities.values()].map(({ holderId: id }) => holders.get(id)?.name ?? ''),
  )
  return [...names].flatMap((name) => cancel(ledger, name, held(ledger, name), terms))
}

interface Take {
  readonly securityId: string
  readonly quantity: bigint
  /** Whether the security keeps a balance. */
  readonly rest: boolean
}

function takes(ledger: Ledger, holder: string, quantity: bigint): Take[] {
  const id = idOfHolder(ledger, holder)
  let left = quantity
  const taken: Take[] = []
  for (const security of ledger.book.securitiesOf(id)) {
    if (left === 0n) break
    const has = security.quantity.units / unitsPerOne
    const rest = has > left
    const part = rest ? left : has
    taken.push({ securityId: security.id, quantity: part, rest })
    left -= part
  }
  if (left > 0n) throw new RangeError(`${holder} holds ${left} less than it gives`)
  return taken
}

function nextSecurity(ledger: Ledger): string {
  ledger.serial++
  return `${ledger.code}.s${ledger.serial}`
}

function text(quantity: bigint): string {
  return formatNumeric(numericOfWhole(quantity))
}

export function defineClass(ledger: Ledger, stockClassId: string): Transaction[] {
  if (ledger.book.register.classes.has(stockClassId)) return []
  const isCapital = stockClassId === capitalClass(ledger.code)
  return enter(ledger, [
    {
      type: 'define-stock-class',
      stockClassId,
      name: isCapital ? '注册资本 · Registered capital' : '普通股 · Common shares',
      classType: isCapital ? 'registered-capital' : 'common',
    },
  ])
}

export function nameHolders(ledger: Ledger, names: readonly string[]): Transaction[] {
  const fresh = [...new Set(names)].filter(
    (name) => !ledger.book.register.holders.has(idOfHolder(ledger, name)),
  )
  return enter(
    ledger,
    fresh.map((name) => ({
      type: 'name-stakeholder',
      holderId: idOfHolder(ledger, name),
      name,
      kind: holderKind(name, ledger.known),
    })),
  )
}

/** The class that quantities are counted in: of shares once there are any. */
export function currentClass(ledger: Ledger, inShares: boolean | undefined): string {
  const shares = shareClass(ledger.code)
  if (inShares || ledger.book.register.classes.has(shares)) return shares
  return capitalClass(ledger.code)
}
