import type { Evidence, IssueStock, Provenance, Transaction } from '@seedline/register'
import { numeric } from '@seedline/values'
import type { linkExercises } from './link-exercises.ts'
import { givenId, type OcfUnit, priceOf, quantityOf } from './ocf-unit.ts'
import type { OcfPackage } from './read-package.ts'
import { wholeRatio } from './split-ratio.ts'
import { provenanceOf } from './standing-units.ts'
import type { EquityIssuance, OcfTransaction, StockIssuance } from './transactions.ts'
import { transferUnits } from './transfer-units.ts'

type Links = ReturnType<typeof linkExercises>

/** Units of every transaction that changes ownership, in the order of the file. */
export function transactionUnits(read: OcfPackage, { stockOf }: Links): OcfUnit[] {
  const fromExercises = new Set([...stockOf.values()].flat().map((stock) => stock.id))
  const { units: transfers, accountedFor } = transferUnits(read)
  const of = new Map(transfers.map((unit) => [unit.id, unit]))
  return read.transactions.flatMap((tx): OcfUnit[] => {
    if (accountedFor.has(tx.id) || fromExercises.has(tx.id)) return []
    const transfer = of.get(tx.id)
    if (transfer) return [transfer]
    const transactions = plain(tx, read, stockOf.get(tx.id) ?? [])
    return transactions.length === 0 ? [] : [{ ...around(tx, stockOf.get(tx.id)), transactions }]
  })
}

function around(tx: OcfTransaction, stock: readonly StockIssuance[] = []) {
  const issues = 'stakeholder_id' in tx
  return {
    objectType: tx.object_type,
    id: tx.id,
    date: tx.date,
    needs: 'security_id' in tx && !issues ? [tx.security_id] : [],
    gives: [...(issues ? [tx.security_id] : []), ...stock.map((issued) => issued.security_id)],
  }
}

function plain(
  tx: OcfTransaction,
  read: OcfPackage,
  stock: readonly StockIssuance[],
): Transaction[] {
  switch (tx.object_type) {
    case 'TX_STOCK_ISSUANCE':
      return [issueStock(tx, provenanceOf(read))]
    case 'TX_PLAN_SECURITY_ISSUANCE':
    case 'TX_EQUITY_COMPENSATION_ISSUANCE':
      return [grant(tx)]
    case 'TX_PLAN_SECURITY_EXERCISE':
    case 'TX_EQUITY_COMPENSATION_EXERCISE':
      return [
        ...stock.map((issued) => issueStock(issued, provenanceOf(read), tx.security_id)),
        {
          type: 'exercise-equity-compensation',
          securityId: givenId(tx.security_id),
          quantity: quantityOf(tx.quantity),
          resultingSecurityIds: stock.map((issued) => givenId(issued.security_id)),
          exercisedOn: tx.date,
        },
      ]
    case 'TX_STOCK_CLASS_SPLIT': {
      const { numerator, denominator } = tx.split_ratio
      const [top, bottom] = wholeRatio(numeric(numerator), numeric(denominator))
      return [
        {
          type: 'split-stock-class',
          stockClassId: givenId(tx.stock_class_id),
          ratioNumerator: top,
          ratioDenominator: bottom,
          splitOn: tx.date,
        },
      ]
    }
    case 'TX_STOCK_PLAN_POOL_ADJUSTMENT':
      return [
        {
          type: 'adjust-stock-plan-pool',
          stockPlanId: givenId(tx.stock_plan_id),
          // The new size of the pool, whatever the id or a comment calls the change.
          sharesReserved: quantityOf(tx.shares_reserved),
          adjustedOn: tx.date,
        },
      ]
    case 'TX_VESTING_START':
      return [
        {
          type: 'start-vesting',
          securityId: givenId(tx.security_id),
          vestingConditionId: givenId(tx.vesting_condition_id),
          startedOn: tx.date,
        },
      ]
    default:
      return []
  }
}

function issueStock(
  tx: StockIssuance,
  provenance: Provenance,
  exercisedSecurityId?: string,
): IssueStock {
  return {
    type: 'issue-stock',
    securityId: givenId(tx.security_id),
    holderId: givenId(tx.stakeholder_id),
    stockClassId: givenId(tx.stock_class_id),
    quantity: quantityOf(tx.quantity),
    sharePrice: priceOf(tx.share_price),
    issuedOn: tx.date,
    ...(exercisedSecurityId !== undefined && {
      resultingFromSecurityId: givenId(exercisedSecurityId),
    }),
    evidence: [evidenceOf(tx)],
    provenance,
  }
}

function evidenceOf({ object_type, id, custom_id }: StockIssuance): Evidence {
  return {
    kind: 'other',
    title: `Open Cap Format ${object_type} ${id} (${custom_id})`.slice(0, 300),
  }
}

function grant(tx: EquityIssuance): Transaction {
  return {
    type: 'issue-equity-compensation',
    securityId: givenId(tx.security_id),
    holderId: givenId(tx.stakeholder_id),
    stockPlanId: givenId(tx.stock_plan_id ?? ''),
    quantity: quantityOf(tx.quantity),
    ...(tx.exercise_price && { exercisePrice: priceOf(tx.exercise_price) }),
    issuedOn: tx.date,
    ...(tx.expiration_date !== null && { expiresOn: tx.expiration_date }),
  }
}
