import { type FieldProblem, parseCurrency } from '@seedline/values'
import { mistake } from './findings.ts'
import type { OcfPackage } from './read-package.ts'
import { isGrant, isStockIssuance, type OcfTransaction } from './transactions.ts'

/** Every place where a package refers to what isn't in it, or names one thing twice. */
export function checkReferences(read: OcfPackage): FieldProblem[] {
  const known = {
    stakeholder: new Set(read.stakeholders.map(({ id }) => id)),
    class: new Set(read.classes.map(({ id }) => id)),
    plan: new Set(read.plans.map(({ id }) => id)),
    stock: new Set(
      read.transactions.flatMap((tx) => (isStockIssuance(tx) ? [tx.security_id] : [])),
    ),
    equity: new Set(read.transactions.flatMap((tx) => (isGrant(tx) ? [tx.security_id] : []))),
  }
  return [
    ...twice(read),
    ...plansWithoutOneClass(read, known.class),
    ...ofTransactions(read, known),
  ]
}

type Known = Readonly<
  Record<'stakeholder' | 'class' | 'plan' | 'stock' | 'equity', ReadonlySet<string>>
>

function ofTransactions({ transactions }: OcfPackage, known: Known): FieldProblem[] {
  return transactions.flatMap((tx) => {
    const refers = (kind: keyof Known, id: string | undefined) =>
      id === undefined || known[kind].has(id) ? [] : [unknown(tx, kind, id)]
    switch (tx.object_type) {
      case 'TX_STOCK_ISSUANCE':
        return [
          ...refers('stakeholder', tx.stakeholder_id),
          ...refers('class', tx.stock_class_id),
          ...currencyFault(tx, tx.share_price.currency),
        ]
      case 'TX_PLAN_SECURITY_ISSUANCE':
      case 'TX_EQUITY_COMPENSATION_ISSUANCE':
        return [
          ...refers('stakeholder', tx.stakeholder_id),
          ...refers('plan', tx.stock_plan_id),
          ...(tx.stock_plan_id === undefined ? [withoutPlan(tx)] : []),
          ...(tx.exercise_price ? currencyFault(tx, tx.exercise_price.currency) : []),
        ]
      case 'TX_STOCK_TRANSFER':
      case 'TX_STOCK_CANCELLATION':
        return refers('stock', tx.security_id)
      case 'TX_STOCK_CLASS_SPLIT':
        return refers('class', tx.stock_class_id)
      case 'TX_PLAN_SECURITY_EXERCISE':
      case 'TX_EQUITY_COMPENSATION_EXERCISE':
        return refers('equity', tx.security_id)
      case 'TX_STOCK_PLAN_POOL_ADJUSTMENT':
        return refers('plan', tx.stock_plan_id)
      case 'TX_VESTING_START':
        return known.stock.has(tx.security_id) ? [] : refers('equity', tx.security_id)
      case 'TX_STOCK_ACCEPTANCE':
      case 'TX_PLAN_SECURITY_ACCEPTANCE':
      case 'TX_EQUITY_COMPENSATION_ACCEPTANCE':
        return []
      default: {
        const never: never = tx
        throw new TypeError(`no such transaction: ${JSON.stringify(never)}`)
      }
    }
  })
}

function twice(read: OcfPackage): FieldProblem[] {
  const securities = read.transactions.flatMap((tx) =>
    isStockIssuance(tx) || isGrant(tx) ? [tx.security_id] : [],
  )
  const lists = [read.stakeholders, read.classes, read.plans, read.transactions]
  return [...lists.map((list) => list.map(({ id }) => id)), securities].flatMap((ids) =>
    repeated(ids).map((id) =>
      mistake(`/${id}`, 'OCF_ID_TWICE', `标识 ${id} 出现了两次`, `The id ${id} appears twice`),
    ),
  )
}

function repeated(ids: readonly string[]): readonly string[] {
  const seen = new Set<string>()
  const again = new Set<string>()
  for (const id of ids) (seen.has(id) ? again : seen).add(id)
  return [...again]
}

function plansWithoutOneClass(read: OcfPackage, classes: ReadonlySet<string>): FieldProblem[] {
  return read.plans.flatMap((plan) => {
    const ids =
      plan.stock_class_ids ?? (plan.stock_class_id === undefined ? [] : [plan.stock_class_id])
    const [id] = ids
    if (ids.length === 1 && id !== undefined && classes.has(id)) return []
    return [
      mistake(
        `/${plan.id}/stock_class_id`,
        'OCF_PLAN_WITHOUT_ONE_CLASS',
        `激励计划 ${plan.plan_name} 必须对应恰好一个股份类别`,
        `The plan ${plan.plan_name} must be of exactly one class of stock that is in the package`,
      ),
    ]
  })
}

const kinds = {
  stakeholder: ['股东', 'stakeholder'],
  class: ['股份类别', 'stock class'],
  plan: ['激励计划', 'stock plan'],
  stock: ['股份', 'stock'],
  equity: ['期权', 'option'],
} as const

function unknown(tx: OcfTransaction, kind: keyof typeof kinds, id: string): FieldProblem {
  const [zh, en] = kinds[kind]
  return mistake(
    `/${tx.id}`,
    'OCF_REFERENCE_UNKNOWN',
    `${tx.object_type} ${tx.id} 引用了不存在的${zh} ${id}`,
    `${tx.object_type} ${tx.id} refers to the ${en} ${id}, which is not in the package`,
  )
}

function withoutPlan(tx: OcfTransaction): FieldProblem {
  return mistake(
    `/${tx.id}/stock_plan_id`,
    'OCF_GRANT_WITHOUT_PLAN',
    `${tx.id} 不属于任何激励计划，不能导入`,
    `${tx.id} is granted under no plan, which can't be recorded`,
  )
}

function currencyFault(tx: OcfTransaction, currency: string): FieldProblem[] {
  if (parseCurrency(currency).ok) return []
  const en = `The currency ${currency} of ${tx.id} is not known`
  return [mistake(`/${tx.id}`, 'CURRENCY_UNKNOWN', `${tx.id} 的币种 ${currency} 不在列表中`, en)]
}
