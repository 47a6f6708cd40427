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
  return transactions.reduce(apply, register)
}

function apply(register: Register, transaction: Transaction): Register {
  switch (transaction.type) {
    case 'define-stock-class':
      return {
        ...register,
        classes: new Map(register.classes).set(transaction.stockClassId, transaction.classType),
      }
    case 'name-stakeholder': {
      const { holderId, name, kind } = transaction
      return { ...register, holders: new Map(register.holders).set(holderId, { name, kind }) }
    }
    case 'issue-stock':
      return add(register, {
        id: transaction.securityId,
        holderId: transaction.holderId,
        classId: transaction.stockClassId,
        quantity: numeric(transaction.quantity),
      })
    case 'transfer-stock': {
      const { from, rest } = take(register, transaction)
      const moved = {
        id: transaction.resultingSecurityId,
        holderId: transaction.toHolderId,
        classId: from.classId,
        quantity: numeric(transaction.quantity),
      }
      return add(rest, moved)
    }
    case 'cancel-stock':
      return take(register, transaction).rest
    case 'split-stock-class':
      return split(register, transaction)
    case 'convert-stock-class':
      return convert(register, transaction)
    case 'issue-equity-compensation': {
      const { holderId } = transaction
      const grant = { holderId, quantity: numeric(transaction.quantity) }
      return { ...register, options: new Map(register.options).set(transaction.securityId, grant) }
    }
    case 'exercise-equity-compensation': {
      const grant = register.options.get(transaction.securityId)
      if (!grant) throw new RangeError(`no grant ${transaction.securityId}`)
      const quantity = subtractNumeric(grant.quantity, numeric(transaction.quantity))
      if (quantity.units < 0n) throw new RangeError(`${transaction.securityId} grants less`)
      const left = { ...grant, quantity }
      return { ...register, options: new Map(register.options).set(transaction.securityId, left) }
    }
    case 'define-stock-plan':
    case 'adjust-stock-plan-pool':
    case 'start-vesting':
      return register
    default: {
      const never: never = transaction
      throw new TypeError(`no such transaction: ${JSON.stringify(never)}`)
    }
  }
}

function add(register: Register, security: Security): Register {
  if (register.securities.has(security.id)) throw new RangeError(`${security.id} is taken`)
  return { ...register, securities: new Map(register.securities).set(security.id, security) }
}

interface Taking {
  readonly securityId: string
  readonly quantity: string
  readonly balanceSecurityId?: string
}

function take(register: Register, taking: Taking) {
  const from = register.securities.get(taking.securityId)
  if (!from) throw new RangeError(`no security ${taking.securityId}`)
  const quantity = subtractNumeric(from.quantity, numeric(taking.quantity))
  if (quantity.units < 0n) throw new RangeError(`${taking.securityId} holds less than is taken`)
  const securities = new Map(register.securities)
  securities.delete(from.id)
  const rest = { ...register, securities }
  if (quantity.units === 0n) return { from, rest }
  if (taking.balanceSecurityId === undefined) throw new RangeError(`${from.id} leaves a balance`)
  return { from, rest: add(rest, { ...from, id: taking.balanceSecurityId, quantity }) }
}

type Of<Type extends Transaction['type']> = Extract<Transaction, { type: Type }>

function split(register: Register, transaction: Of<'split-stock-class'>): Register {
  const { stockClassId, ratioNumerator, ratioDenominator } = transaction
  const securities = ofClass(register, stockClassId)
  const ratio = [BigInt(ratioNumerator), BigInt(ratioDenominator)] as const
  const inShares = register.classes.get(stockClassId) !== 'registered-capital'
  const after = splitExactly(securities, ratio, inShares)
  return requantified(register, after, stockClassId)
}

function convert(register: Register, transaction: Of<'convert-stock-class'>): Register {
  const { fromStockClassId, toStockClassId, totalQuantity } = transaction
  const total = numeric(totalQuantity).units / unitsPerOne
  return requantified(
    register,
    allocateWhole(total, ofClass(register, fromStockClassId)),
    toStockClassId,
  )
}

function ofClass(register: Register, classId: string): Security[] {
  return [...register.securities.values()].filter((security) => security.classId === classId)
}

function requantified(
  register: Register,
  quantities: ReadonlyMap<string, Numeric>,
  classId: string,
): Register {
  const securities = [...register.securities.values()].map((security) => {
    const quantity = quantities.get(security.id)
    return quantity ? { ...security, quantity, classId } : security
  })
  return { ...register, securities: new Map(securities.map((security) => [security.id, security])) }
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
