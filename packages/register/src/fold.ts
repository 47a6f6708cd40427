import {
  compareNumeric,
  type Numeric,
  numeric,
  numericOfWhole,
  subtractNumeric,
  sumNumeric,
  unitsPerOne,
} from '@seedline/values'
import { allocateWhole, splitExactly } from './allocation.ts'
import type { DefineStockClass, HolderKind, Transaction } from './transaction.ts'

export interface Security {
  readonly id: string
  readonly holderId: string
  readonly classId: string
  readonly quantity: Numeric
}

/**
 * Who owns what after some transactions, worked out here and not asked of the system: what its
 * answer is compared with.
 */
export interface Register {
  readonly securities: ReadonlyMap<string, Security>
  readonly holders: ReadonlyMap<string, { readonly name: string; readonly kind: HolderKind }>
  readonly classes: ReadonlyMap<string, DefineStockClass['classType']>
  /** Granted and unexercised, by security. */
  readonly options: ReadonlyMap<string, { readonly holderId: string; readonly quantity: Numeric }>
}

export const emptyRegister: Register = {
  securities: new Map(),
  holders: new Map(),
  classes: new Map(),
  options: new Map(),
}

/**
 * @throws RangeError where a transaction names what isn't there or takes more than there is: a
 * fault of the plan
 */
export function fold(register: Register, transactions: readonly Transaction[]): Register {
  const folding = beginFold(register)
  folding.apply(transactions)
  return folding.register
}

/** A register that transactions are applied to one after the other. */
export interface Folding {
  readonly register: Register
  /** @throws RangeError as `fold`; the register is of no use afterwards */
  apply(transactions: readonly Transaction[]): void
}

/** Copies the register once: a copy per transaction would make a long history quadratic. */
export function beginFold({ securities, holders, classes, options }: Register): Folding {
  const register = {
    securities: new Map(securities),
    holders: new Map(holders),
    classes: new Map(classes),
    options: new Map(options),
  }
  return {
    register,
    apply(transactions) {
      for (const transaction of transactions) apply(register, transaction)
    },
  }
}

type Growing = {
  readonly [K in keyof Register]: Register[K] extends ReadonlyMap<infer Key, infer Value>
    ? Map<Key, Value>
    : never
}

function apply(register: Growing, transaction: Transaction): void {
  switch (transaction.type) {
    case 'define-stock-class':
      register.classes.set(transaction.stockClassId, transaction.classType)
      return
    case 'name-stakeholder': {
      const { holderId, name, kind } = transaction
      register.holders.set(holderId, { name, kind })
      return
    }
    case 'issue-stock':
      add(register, {
        id: transaction.securityId,
        holderId: transaction.holderId,
        classId: transaction.stockClassId,
        quantity: numeric(transaction.quantity),
      })
      return
    case 'transfer-stock': {
      const from = take(register, transaction)
      add(register, {
        id: transaction.resultingSecurityId,
        holderId: transaction.toHolderId,
        classId: from.classId,
        quantity: numeric(transaction.quantity),
      })
      return
    }
    case 'cancel-stock':
      take(register, transaction)
      return
    case 'split-stock-class':
      split(register, transaction)
      return
    case 'convert-stock-class':
      convert(register, transaction)
      return
    case 'issue-equity-compensation': {
      const { holderId } = transaction
      const grant = { holderId, quantity: numeric(transaction.quantity) }
      register.options.set(transaction.securityId, grant)
      return
    }
    case 'exercise-equity-compensation': {
      const grant = register.options.get(transaction.securityId)
      if (!grant) throw new RangeError(`no grant ${transaction.securityId}`)
      const quantity = subtractNumeric(grant.quantity, numeric(transaction.quantity))
      if (quantity.units < 0n) throw new RangeError(`${transaction.securityId} grants less`)
      register.options.set(transaction.securityId, { ...grant, quantity })
      return
    }
    case 'define-stock-plan':
    case 'adjust-stock-plan-pool':
    case 'start-vesting':
      return
    default: {
      const never: never = transaction
      throw new TypeError(`no such transaction: ${JSON.stringify(never)}`)
    }
  }
}

function add({ securities }: Growing, security: Security): void {
  if (securities.has(security.id)) throw new RangeError(`${security.id} is taken`)
  securities.set(security.id, security)
}

interface Taking {
  readonly securityId: string
  readonly quantity: string
  readonly balanceSecurityId?: string
}

/** What it was taken from, as it was before. */
function take(register: Growing, taking: Taking): Security {
  const from = register.securities.get(taking.securityId)
  if (!from) throw new RangeError(`no security ${taking.securityId}`)
  const quantity = subtractNumeric(from.quantity, numeric(taking.quantity))
  if (quantity.units < 0n) throw new RangeError(`${taking.securityId} holds less than is taken`)
  register.securities.delete(from.id)
  if (quantity.units === 0n) return from
  if (taking.balanceSecurityId === undefined) throw new RangeError(`${from.id} leaves a balance`)
  add(register, { ...from, id: taking.balanceSecurityId, quantity })
  return from
}

type Of<Type extends Transaction['type']> = Extract<Transaction, { type: Type }>

function split(register: Growing, transaction: Of<'split-stock-class'>): void {
  const { stockClassId, ratioNumerator, ratioDenominator } = transaction
  const securities = ofClass(register, stockClassId)
  const ratio = [BigInt(ratioNumerator), BigInt(ratioDenominator)] as const
  const inShares = register.classes.get(stockClassId) !== 'registered-capital'
  const after = splitExactly(securities, ratio, inShares)
  requantify(register, after, stockClassId)
}

function convert(register: Growing, transaction: Of<'convert-stock-class'>): void {
  const { fromStockClassId, toStockClassId, totalQuantity } = transaction
  const total = numeric(totalQuantity).units / unitsPerOne
  requantify(register, allocateWhole(total, ofClass(register, fromStockClassId)), toStockClassId)
}

function ofClass(register: Register, classId: string): Security[] {
  return [...register.securities.values()].filter((security) => security.classId === classId)
}

function requantify(
  { securities }: Growing,
  quantities: ReadonlyMap<string, Numeric>,
  classId: string,
): void {
  for (const [id, quantity] of quantities) {
    const security = securities.get(id)
    if (security) securities.set(id, { ...security, quantity, classId })
  }
}

/** What each holder owns, over all classes, largest first. */
export function holdings(register: Register): ReadonlyMap<string, Numeric> {
  const sums = new Map<string, Numeric>()
  for (const { holderId, quantity } of register.securities.values()) {
    sums.set(holderId, sumNumeric([sums.get(holderId) ?? numericOfWhole(0n), quantity]))
  }
  return new Map([...sums].sort((a, b) => compareNumeric(b[1], a[1])))
}

export function totalOf(register: Register): Numeric {
  return sumNumeric([...register.securities.values()].map(({ quantity }) => quantity))
}
