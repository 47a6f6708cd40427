import {
  type CapTableTransaction,
  RecordTransactionsRequest,
} from '@seedline/contracts/fund/v1/cap_table_service'
import { newCommand } from './running-portfolio.ts'

/** A transaction as a request tells it. */
export type RequestedTransaction = CapTableTransaction['transaction']

export const recordOf = (
  enterpriseId: string,
  transactions: readonly RequestedTransaction[],
): RecordTransactionsRequest =>
  RecordTransactionsRequest.fromPartial({
    commandId: newCommand(),
    enterpriseId,
    transactions: transactions.map((transaction) => ({ transaction })),
  })

type ClassType = Extract<
  RequestedTransaction,
  { readonly $case: 'defineStockClass' }
>['value']['classType']

export const classDefined = (
  stockClassId: string,
  name: string,
  classType: ClassType,
): RequestedTransaction => ({
  $case: 'defineStockClass',
  value: { enterpriseId: '', stockClassId, name, classType, sharesAuthorized: '' },
})

/** Founders, each by a name that is the id, too. */
export const foundersNamed = (names: readonly string[]): readonly RequestedTransaction[] =>
  names.map((name) => ({
    $case: 'nameStakeholder',
    value: { enterpriseId: '', holderId: name, name, kind: 'HOLDER_KIND_FOUNDER' },
  }))

/** Common stock, and two founders to hold it. */
export const commonAndTwo: readonly RequestedTransaction[] = [
  classDefined('common', '普通股', 'STOCK_CLASS_TYPE_COMMON'),
  ...foundersNamed(['甲', '乙']),
]

/** At one yuan; common stock of the first founder unless told. */
export const issuedAs = (
  securityId: string,
  quantity: string,
  { issuedOn = '2015-01-01', holderId = '甲', stockClassId = 'common' } = {},
): RequestedTransaction => ({
  $case: 'issueStock',
  value: {
    enterpriseId: '',
    securityId,
    holderId,
    stockClassId,
    quantity,
    sharePrice: '1',
    currency: 'CNY',
    issuedOn,
    resultingFromSecurityId: '',
    dealId: '',
    evidence: [],
    provenance: undefined,
  },
})

/** Ten shares to and fro: only one security is ever outstanding. The first so many happen in 2016, later ones in 2017. */
export const toAndFro = (number: number, firstOnes: number): RequestedTransaction => ({
  $case: 'transferStock',
  value: {
    enterpriseId: '',
    securityId: `s${number - 1}`,
    quantity: '10',
    toHolderId: number % 2 === 0 ? '甲' : '乙',
    resultingSecurityId: `s${number}`,
    balanceSecurityId: '',
    transferredOn: number <= firstOnes ? '2016-01-01' : '2017-01-01',
    sharePrice: '',
    currency: '',
  },
})
