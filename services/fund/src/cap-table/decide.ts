import { problemOf } from '@seedline/contracts/refusals'
import { accept, type Decision, reject } from '@seedline/event-store'
import { dateInShanghai, type LocalDate, type Objection } from '@seedline/values'
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
import type { CapTableCommand, Transaction } from './commands.ts'
import { type CapTableEvent, capTableEvents } from './events.ts'
import { evolve } from './evolve.ts'
import { unitsInUse } from './outstanding.ts'
import { roundTransactions } from './round.ts'
import type { CapTableState } from './state.ts'

/** So much fits one answer and one view document. */
export const bounds = {
  securities: 600,
  options: 5000,
  stakeholders: 5000,
  'stock classes': 100,
  'stock plans': 100,
} as const

/** What a command leads to. Pure: the command carries the time. */
export function decide(command: CapTableCommand, state: CapTableState): Decision<CapTableEvent> {
  const { enterpriseId, at } = command
  // A round comes of a deal, which was opened for an enterprise that is known.
  if (command.type !== 'RecordRound' && !command.isKnown)
    return reject(problemOf('ENTERPRISE_UNKNOWN', { enterprise_id: enterpriseId }))
  const today = dateInShanghai(at)
  switch (command.type) {
    case 'RecordTransactions':
      return decideAll(command.transactions, state, today)
    case 'RecordRound': {
      const round = roundTransactions(command, state)
      return round.ok ? decideAll(round.transactions, state, today) : reject(round.problem)
    }
    default:
      return command satisfies never
  }
}

// Each is judged after those before it; what holds of the table as a whole is judged at the end,
// so that a request may pass through what it does not leave behind.
function decideAll(
  transactions: readonly Transaction[],
  before: CapTableState,
  today: LocalDate,
): Decision<CapTableEvent> {
  let state = before
  const events: CapTableEvent[] = []
  for (const [index, transaction] of transactions.entries()) {
    const verdict = decideOne(transaction, state, today)
    if (!verdict.ok) return reject(located(verdict.problem, index))
    for (const event of verdict.events) state = evolve(state, event)
    events.push(...verdict.events)
  }
  const wrong = faultOfWhole(state)
  return wrong ? reject(wrong) : accept(...events)
}

function decideOne(
  transaction: Transaction,
  state: CapTableState,
  today: LocalDate,
): Decision<CapTableEvent> {
  const date = capTableEvents.occurredOn(transaction)
  const wrong = date && checkStepDate(date, today)
  if (wrong) return reject(wrong)
  switch (transaction.type) {
    case 'StockClassDefined':
      return state.classes.has(transaction.stockClassId)
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

const located = (problem: Objection, index: number): Objection => ({
  ...problem,
  fields: [{ pointer: `/transactions/${index}`, code: problem.code, title: problem.title }],
  facts: { ...problem.facts, transaction: String(index) },
})

function faultOfWhole(state: CapTableState): Objection | undefined {
  const { registeredCapital, shares } = unitsInUse(state)
  if (registeredCapital.length > 0 && shares.length > 0) {
    const facts = { registered_capital: registeredCapital.join(', '), shares: shares.join(', ') }
    return problemOf('UNITS_MIXED', facts)
  }
  const sizes: Readonly<Record<keyof typeof bounds, number>> = {
    securities: state.securities.size,
    options: state.grants.size,
    stakeholders: state.holders.size,
    'stock classes': state.classes.size,
    'stock plans': state.plans.size,
  }
  const over = (Object.keys(bounds) as (keyof typeof bounds)[]).find(
    (what) => sizes[what] > bounds[what],
  )
  return over && problemOf('CAP_TABLE_FULL', { what: over, max: bounds[over] })
}
