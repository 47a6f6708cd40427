import { accept, type Decision, reject } from '@seedline/event-store'
import { dateInFuture } from '@seedline/facts'
import { dateInShanghai, type LocalDate, type Problem } from '@seedline/values'
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
import { type CapTableEvent, occurredOn } from './events.ts'
import { evolve } from './evolve.ts'
import { unitsInUse } from './outstanding.ts'
import { capTableFull, stockClassDefinedTwice, unitsMixed } from './rejections.ts'
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
  const today = dateInShanghai(command.at)
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
  const date = occurredOn(transaction)
  if (date !== undefined && date > today) return reject(dateInFuture(date, today))
  switch (transaction.type) {
    case 'StockClassDefined':
      return state.classes.has(transaction.stockClassId)
        ? reject(stockClassDefinedTwice(transaction.stockClassId))
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

const located = (problem: Problem, index: number): Problem => ({
  ...problem,
  fields: [{ pointer: `/transactions/${index}`, code: problem.code, title: problem.title }],
  facts: { ...problem.facts, transaction: String(index) },
})

function faultOfWhole(state: CapTableState): Problem | undefined {
  const { registeredCapital, shares } = unitsInUse(state)
  if (registeredCapital.length > 0 && shares.length > 0) {
    return unitsMixed(registeredCapital, shares)
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
  return over && capTableFull(over, bounds[over])
}
