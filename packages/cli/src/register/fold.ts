import {
  compareNumeric,
  multiplyRatio,
  type Numeric,
  numeric,
  numericOfUnits,
  numericOfWhole,
  splitByLargestRemainder,
  subtractNumeric,
  sumNumeric,
  unitsPerOne,
} from '@seedline/values'
import type { HolderKind, Transaction } from './transaction.ts'

export interface Security {
  readonly id: string
  readonly holderId: string
  readonly classId: string
  readonly quantity: Numeric
}

/** Who owns what after some transactions, worked out here and not asked of the system: what its answer is compared with. */
export interface Register {
  readonly securities: ReadonlyMap<string, Security>
  readonly holders: ReadonlyMap<string, { readonly name: string; readonly kind: HolderKind }>
  readonly classes: ReadonlySet<string>
  /** Granted and unexercised, by security. */
  readonly options: ReadonlyMap<string, { readonly holderId: string; readonly quantity: Numeric }>
}

export const emptyRegister: Register = {
  securities: new Map(),
  holders: new Map(),
  classes: new Set(),
  options: new Map(),
}

/** @throws RangeError where a transaction names what isn't there or takes more than there is: a fault of the plan */
export function fold(register: Register, transactions: readonly Transaction[]): Register {
  return transactions.reduce(apply, register)
}

function apply(register: Register, transaction: Transaction): Register {
  switch (transaction.type) {
    case 'define-stock-class':
      return { ...register, classes: new Set(register.classes).add(transaction.stockClassId) }
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
    case 'split-stock-class': {
      const ratio = [
        BigInt(transaction.ratioNumerator),
        BigInt(transaction.ratioDenominator),
      ] as const
      return mapClass(register, transaction.stockClassId, (security) => ({
        ...security,
        quantity: multiplyRatio(security.quantity, ...ratio),
      }))
    }
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

function mapClass(register: Register, classId: string, change: (s: Security) => Security) {
  const securities = [...register.securities.values()].map((security) =>
    security.classId === classId ? change(security) : security,
  )
  return { ...register, securities: new Map(securities.map((s) => [s.id, s])) }
}

type Conversion = Extract<Transaction, { type: 'convert-stock-class' }>

function convert(register: Register, transaction: Conversion): Register {
  const { fromStockClassId, toStockClassId, totalQuantity } = transaction
  const converted = [...register.securities.values()].filter((s) => s.classId === fromStockClassId)
  const total = numeric(totalQuantity)
  const weights = converted.map(({ quantity }) => quantity.units)
  const shares =
    total.units % unitsPerOne === 0n
      ? splitByLargestRemainder(total.units / unitsPerOne, weights).map(numericOfWhole)
      : splitByLargestRemainder(total.units, weights).map(numericOfUnits)
  const quantities = new Map(converted.map(({ id }, index) => [id, shares[index]]))
  return mapClass(register, fromStockClassId, (security) => ({
    ...security,
    classId: toStockClassId,
    quantity: quantities.get(security.id) ?? security.quantity,
  }))
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
