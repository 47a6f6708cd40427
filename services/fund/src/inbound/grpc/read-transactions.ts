import type {
  CapTableTransaction,
  RecordTransactionsRequest,
} from '@seedline/contracts/fund/v1/cap_table_service'
import type { EnterpriseId } from '@seedline/facts'
import {
  type Commanded,
  type Fields,
  fieldsOfRequest,
  readCommand,
  readId,
  readList,
} from '@seedline/requests'
import type { RecordTransactions, Transaction } from '../../cap-table/commands.ts'
import { plansReaders } from './read-plans.ts'
import { stockReaders } from './read-stock.ts'

const transactionsMax = 500

/** @throws ProblemError REQUEST_INVALID */
export function readTransactions(
  request: RecordTransactionsRequest,
): Commanded<Omit<RecordTransactions, 'type' | 'at'>> {
  const fields = fieldsOfRequest()
  const enterpriseId = readId(fields, '/enterpriseId', 'Enterprise', request.enterpriseId)
  const items = request.transactions
  if (items.length === 0) {
    fields.refuse('/transactions', 'LIST_EMPTY', {
      zh: '请至少给出一笔变动',
      en: 'Give at least one transaction',
    })
  }
  return readCommand<Omit<RecordTransactions, 'type' | 'at'>>(fields, request, {
    enterpriseId,
    transactions: readList(
      fields,
      { pointer: '/transactions', items, max: transactionsMax },
      (item, pointer) => readTransaction(fields, pointer, item, enterpriseId),
    ),
  })
}

function readTransaction(
  fields: Fields,
  pointer: string,
  { transaction }: CapTableTransaction,
  enterpriseId: EnterpriseId | undefined,
): Transaction | undefined {
  if (transaction === undefined) {
    return fields.refuse(pointer, 'TRANSACTION_MISSING', {
      zh: '没有这样的变动类型',
      en: 'There is no such kind of transaction',
    })
  }
  const inner = transaction.value.enterpriseId
  if (enterpriseId !== undefined && inner !== '' && inner.toLowerCase() !== enterpriseId) {
    fields.refuse(`${pointer}/enterpriseId`, 'ENTERPRISE_DIFFERS', {
      zh: '与请求的企业不一致；可以留空',
      en: "It is not the request's enterprise; it may stay empty",
    })
  }
  // Where the id itself was refused nothing is recorded: the fields are still read for their faults.
  const place = { fields, pointer, enterpriseId: enterpriseId ?? ('' as EnterpriseId) }
  switch (transaction.$case) {
    case 'defineStockClass':
      return stockReaders.classDefined(place, transaction.value)
    case 'nameStakeholder':
      return stockReaders.holderNamed(place, transaction.value)
    case 'issueStock':
      return stockReaders.issued(place, transaction.value)
    case 'transferStock':
      return stockReaders.transferred(place, transaction.value)
    case 'cancelStock':
      return stockReaders.cancelled(place, transaction.value)
    case 'splitStockClass':
      return stockReaders.split(place, transaction.value)
    case 'convertStockClass':
      return stockReaders.converted(place, transaction.value)
    case 'defineStockPlan':
      return plansReaders.defined(place, transaction.value)
    case 'adjustStockPlanPool':
      return plansReaders.adjusted(place, transaction.value)
    case 'issueEquityCompensation':
      return plansReaders.issued(place, transaction.value)
    case 'exerciseEquityCompensation':
      return plansReaders.exercised(place, transaction.value)
    case 'startVesting':
      return plansReaders.vesting(place, transaction.value)
    default:
      return transaction satisfies never
  }
}
