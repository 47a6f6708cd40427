import { describe, expect, test } from '@jest/globals'
import * as proto from '@seedline/contracts/fund/v1/cap_table_events'
import {
  type CapTableTransaction,
  RecordTransactionsRequest,
} from '@seedline/contracts/fund/v1/cap_table_service'
import { capTables, readRequest } from '@seedline/contracts/operations'
import { localDate, ProblemError } from '@seedline/values'
import { type CapTableChange, capTableEvents } from '../../cap-table/events.ts'
import {
  cancelled,
  converted,
  exercised,
  granted,
  holder,
  issued,
  plan,
  poolAdjusted,
  split,
  stockClass,
  transferred,
  vestingStarted,
} from '../../testing/cap-table-samples.ts'
import { enterpriseId, provenance, resolution } from '../../testing/samples.ts'
import { transactionsOf } from './transactions-of.ts'

type Transaction = NonNullable<CapTableTransaction['transaction']>

/** The transaction of a request that asks for this event. */
function asked(event: CapTableChange): Transaction {
  const { data } = capTableEvents.codec.encode(event)
  switch (event.type) {
    case 'StockClassDefined':
      return { $case: 'defineStockClass', value: proto.StockClassDefined.decode(data) }
    case 'StakeholderNamed':
      return { $case: 'nameStakeholder', value: proto.StakeholderNamed.decode(data) }
    case 'StockIssued':
      return { $case: 'issueStock', value: proto.StockIssued.decode(data) }
    case 'StockTransferred':
      return { $case: 'transferStock', value: proto.StockTransferred.decode(data) }
    case 'StockCancelled':
      return { $case: 'cancelStock', value: proto.StockCancelled.decode(data) }
    case 'StockClassSplit':
      return { $case: 'splitStockClass', value: proto.StockClassSplit.decode(data) }
    case 'StockClassConverted':
      return { $case: 'convertStockClass', value: proto.StockClassConverted.decode(data) }
    case 'StockPlanDefined':
      return { $case: 'defineStockPlan', value: proto.StockPlanDefined.decode(data) }
    case 'StockPlanPoolAdjusted':
      return { $case: 'adjustStockPlanPool', value: proto.StockPlanPoolAdjusted.decode(data) }
    case 'EquityCompensationIssued':
      return {
        $case: 'issueEquityCompensation',
        value: proto.EquityCompensationIssued.decode(data),
      }
    case 'EquityCompensationExercised':
      return {
        $case: 'exerciseEquityCompensation',
        value: proto.EquityCompensationExercised.decode(data),
      }
    case 'VestingStarted':
      return { $case: 'startVesting', value: proto.VestingStarted.decode(data) }
    default:
      return event satisfies never
  }
}

const requestOf = (...transactions: readonly Transaction[]) =>
  RecordTransactionsRequest.fromPartial({
    commandId: 'c',
    enterpriseId,
    transactions: transactions.map((transaction) => ({ transaction })),
  })

const readTransactions = (request: RecordTransactionsRequest) =>
  transactionsOf(readRequest(capTables.operations.recordTransactions, request).values)

const every: readonly CapTableChange[] = [
  stockClass('c', 'registered-capital'),
  stockClass('c', 'preferred', '100000'),
  holder('ann'),
  issued('s1', 'ann', '1.5', { evidence: [resolution], provenance }),
  issued('s1', 'ann', '1', { sharePrice: undefined, currency: undefined }),
  transferred('s1', 'bob', '1', { balanceSecurityId: 'rest' }),
  cancelled('s1', '1'),
  split(23n, 2n),
  converted('a', 'b', '36000000'),
  plan('100'),
  poolAdjusted('80'),
  granted('o1', 'ann', '1', { expiresOn: localDate('2032-12-31') }),
  exercised('o1', '1', ['a', 'b']),
  vestingStarted('o1'),
]

const faultsOf = (...transactions: readonly Transaction[]): string[] => {
  try {
    readTransactions(requestOf(...transactions))
    return []
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error
    return (error.problem.fields ?? []).map(({ pointer, code }) => `${pointer} ${code}`).sort()
  }
}

describe('Every kind of transaction', () => {
  test.each(every.map((event) => ({ event })))(
    'is read as it was meant: $event.type',
    ({ event }) => {
      expect(readTransactions(requestOf(asked(event)))).toEqual({
        enterpriseId,
        transactions: [event],
      })
    },
  )

  test('may leave the enterprise to the request', () => {
    const { value } = asked(holder('ann')) as Extract<Transaction, { $case: 'nameStakeholder' }>
    const read = readTransactions(
      requestOf({ $case: 'nameStakeholder', value: { ...value, enterpriseId: '' } }),
    )
    expect(read.transactions).toEqual([holder('ann')])
  })

  test('tells each of its fields that is wrong', () => {
    const faults = faultsOf(
      {
        $case: 'defineStockClass',
        value: proto.StockClassDefined.fromPartial({ sharesAuthorized: '0' }),
      },
      { $case: 'splitStockClass', value: proto.StockClassSplit.fromPartial({}) },
      { $case: 'convertStockClass', value: proto.StockClassConverted.fromPartial({}) },
      { $case: 'cancelStock', value: proto.StockCancelled.fromPartial({ quantity: 'all' }) },
      { $case: 'defineStockPlan', value: proto.StockPlanDefined.fromPartial({}) },
      {
        $case: 'issueEquityCompensation',
        value: proto.EquityCompensationIssued.fromPartial({
          exercisePrice: '0.1',
          currency: 'RMB',
          expiresOn: 'never',
        }),
      },
      {
        $case: 'exerciseEquityCompensation',
        value: proto.EquityCompensationExercised.fromPartial({ resultingSecurityIds: [''] }),
      },
      { $case: 'startVesting', value: proto.VestingStarted.fromPartial({}) },
    )
    expect(faults).toEqual(
      expect.arrayContaining([
        '/transactions/0/classType VALUE_NOT_IN_LIST',
        '/transactions/0/name TEXT_EMPTY',
        '/transactions/0/sharesAuthorized QUANTITY_NOT_POSITIVE',
        '/transactions/1/splitOn DATE_INVALID',
        '/transactions/1/stockClassId TEXT_EMPTY',
        '/transactions/2/totalQuantity NUMERIC_MALFORMED',
        '/transactions/3/quantity NUMERIC_MALFORMED',
        '/transactions/3/reason TEXT_EMPTY',
        '/transactions/4/approvedOn DATE_INVALID',
        '/transactions/5/exercisePrice/currency CURRENCY_UNKNOWN',
        '/transactions/5/expiresOn DATE_INVALID',
        '/transactions/6/resultingSecurityIds/0 TEXT_EMPTY',
        '/transactions/7/vestingConditionId TEXT_EMPTY',
      ]),
    )
  })
})
