import { compareNumeric, type FieldProblem, numeric } from '@seedline/values'
import { mistake, type Warning } from './findings.ts'
import type { OcfPackage } from './read-package.ts'
import {
  type EquityExercise,
  type EquityIssuance,
  isExercise,
  isGrant,
  isStockIssuance,
  type OcfTransaction,
  type StockIssuance,
} from './transactions.ts'

/** Which stock came of which exercise. */
export interface ExerciseLinks {
  readonly stockOf: ReadonlyMap<string, readonly StockIssuance[]>
  readonly warnings: readonly Warning[]
  readonly mistakes: readonly FieldProblem[]
}

/**
 * An exercise names the securities that it results in. Where it names one that was never issued,
 * the one issuance of the same day, holder, class, quantity and price that no other transaction
 * accounts for is taken, with a warning; without exactly one, nobody can know who owns what, and
 * the package is refused.
 */
export function linkExercises(read: OcfPackage): ExerciseLinks {
  const issued = new Map(
    read.transactions.filter(isStockIssuance).map((tx) => [tx.security_id, tx]),
  )
  const grants = new Map(read.transactions.filter(isGrant).map((tx) => [tx.security_id, tx]))
  const accounted = new Set(read.transactions.flatMap(resultsOf))
  const stockOf = new Map<string, readonly StockIssuance[]>()
  const warnings: Warning[] = []
  const mistakes: FieldProblem[] = []
  for (const tx of read.transactions.filter(isExercise)) {
    const named = tx.resulting_security_ids.flatMap((id) => issued.get(id) ?? [])
    if (named.length === tx.resulting_security_ids.length) {
      stockOf.set(tx.id, named)
      continue
    }
    const grant = grants.get(tx.security_id)
    const candidates = [...issued.values()].filter(
      (stock) => !accounted.has(stock.security_id) && comesOf(stock, tx, grant, read),
    )
    const [stock] = candidates
    if (named.length === 0 && candidates.length === 1 && stock) {
      stockOf.set(tx.id, [stock])
      accounted.add(stock.security_id)
      warnings.push(misnamed(tx, stock))
    } else {
      mistakes.push(untraceable(tx, candidates.length))
    }
  }
  return { stockOf, warnings, mistakes }
}

function comesOf(
  stock: StockIssuance,
  exercise: EquityExercise,
  grant: EquityIssuance | undefined,
  read: OcfPackage,
): boolean {
  const plan = read.plans.find(({ id }) => id === grant?.stock_plan_id)
  const classId = grant?.stock_class_id ?? plan?.stock_class_id ?? plan?.stock_class_ids?.[0]
  const price = grant?.exercise_price
  return (
    stock.date === exercise.date &&
    stock.stakeholder_id === grant?.stakeholder_id &&
    stock.stock_class_id === classId &&
    compareNumeric(numeric(stock.quantity), numeric(exercise.quantity)) === 0 &&
    (price === undefined ||
      (stock.share_price.currency === price.currency &&
        compareNumeric(numeric(stock.share_price.amount), numeric(price.amount)) === 0))
  )
}

function resultsOf(tx: OcfTransaction): readonly string[] {
  const results = 'resulting_security_ids' in tx ? tx.resulting_security_ids : []
  const balance = 'balance_security_id' in tx ? tx.balance_security_id : undefined
  return balance === undefined ? results : [...results, balance]
}

function misnamed(tx: EquityExercise, stock: StockIssuance): Warning {
  const named = tx.resulting_security_ids.join(', ')
  const text = {
    zh: `行权 ${tx.id} 所指的股份 ${named} 从未发行；同日、同人、同类、同量、同价的 ${stock.security_id}（${stock.custom_id}）视为其结果`,
    en: `The exercise ${tx.id} names ${named}, which was never issued; ${stock.security_id} (${stock.custom_id}), of the same day, holder, class, quantity and price, is taken as its result`,
  }
  return { code: 'OCF_EXERCISE_MISNAMED', text }
}

function untraceable(tx: EquityExercise, candidates: number): FieldProblem {
  return mistake(
    `/${tx.id}/resulting_security_ids`,
    'OCF_EXERCISE_UNTRACEABLE',
    `行权 ${tx.id} 所指的股份从未发行，而可能的有 ${candidates} 笔：无法确定股权`,
    `The exercise ${tx.id} names stock that was never issued, and ${candidates} issuances could be meant: ownership can't be known`,
  )
}
