import { problemOf } from '@seedline/contracts/refusals'
import { accept, type Decision, hasEntry, reject } from '@seedline/event-store'
import type { LocalDate } from '@seedline/values'
import { checkStepDate } from '../facts/step-date.ts'
import {
  adjustPool,
  definePlan,
  exerciseCompensation,
  issueCompensation,
  startVesting,
} from './check-plans.ts'
import { cancelStock, issueStock, transferStock } from './check-stock.ts'
import { convertClass, splitClass } from './check-units.ts'
import type { Transaction } from './commands.ts'
import { type CapTableEvent, capTableEvents } from './events.ts'
import type { CapTableState } from './state.ts'

/** What one transaction leads to on this table. */
export function decideOne(
  transaction: Transaction,
  state: CapTableState,
  today: LocalDate,
): Decision<CapTableEvent> {
  const date = capTableEvents.occurredOn(transaction)
  const wrong = date && checkStepDate(date, today)
  if (wrong) return reject(wrong)
  switch (transaction.type) {
    case 'StockClassDefined':
      return hasEntry(state.classes, transaction.stockClassId)
        ? reject(
            problemOf('STOCK_CLASS_DEFINED_TWICE', { stock_class_id: transaction.stockClassId }),
          )
        : accept(transaction)
    case 'StakeholderNamed':
      return accept(transaction)
    case 'StockIssued':
      return issueStock(transaction, state)
    case 'StockTransferred':
      return transferStock(transaction, state)
    case 'StockCancelled':
      return cancelStock(transaction, state)
    case 'StockClassSplit':
      return splitClass(transaction, state)
    case 'StockClassConverted':
      return convertClass(transaction, state)
    case 'StockPlanDefined':
      return definePlan(transaction, state)
    case 'StockPlanPoolAdjusted':
      return adjustPool(transaction, state)
    case 'EquityCompensationIssued':
      return issueCompensation(transaction, state)
    case 'EquityCompensationExercised':
      return exerciseCompensation(transaction, state)
    case 'VestingStarted':
      return startVesting(transaction, state)
    default:
      return transaction satisfies never
  }
}
