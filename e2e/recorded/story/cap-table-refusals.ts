import { type Step, tell } from '../steps.ts'
import { api, inChinese, nobodysId, yuan } from './facts.ts'
import { define, name, of, stock } from './transactions.ts'

const glass = of('register-glass')

const record = (
  named: string,
  transactions: readonly unknown[],
  headers: Readonly<Record<string, string>> = {},
): Step => tell(named, 'registrar', `${glass}/transactions`, { transactions }, headers)

const after = { issuedOn: '2019-02-01' }
const grant = {
  type: 'issue-equity-compensation',
  securityId: 'o9',
  holderId: 'staff',
  stockPlanId: 'plan',
  quantity: '1',
  issuedOn: '2019-02-01',
}
const transfer = {
  type: 'transfer-stock',
  securityId: 's6',
  quantity: '1',
  toHolderId: 'house',
  resultingSecurityId: 's90',
  transferredOn: '2019-02-01',
}
const split = {
  type: 'split-stock-class',
  stockClassId: 'common',
  ratioNumerator: 1,
  ratioDenominator: 1,
  splitOn: '2019-02-01',
}
const convert = {
  type: 'convert-stock-class',
  fromStockClassId: 'common',
  toStockClassId: 'preferred',
  totalQuantity: '1',
  convertedOn: '2019-02-01',
}

/** Transactions that are refused, each for a reason of its own. */
export const refusedTransactions: readonly Step[] = [
  record('record-unknown-class', [stock('s91', 'staff', '1', { ...after, stockClassId: 'none' })]),
  record('record-class-twice', [define('common')]),
  record('record-unknown-holder', [name('x', 'founder'), stock('s91', 'nobody', '1', after)]),
  record(
    'record-unknown-holder-zh',
    [name('x', 'founder'), stock('s91', 'nobody', '1', after)],
    inChinese,
  ),
  record('record-unknown-security', [{ ...transfer, securityId: 'none' }]),
  record('record-security-taken', [stock('s2', 'staff', '1', after)]),
  record('record-more-than-held', [{ ...transfer, quantity: '999999999' }]),
  record('record-no-quantity', [stock('s91', 'staff', '0', after)]),
  record('record-balance-unexpected', [
    { ...transfer, securityId: 's7', quantity: '2000000', balanceSecurityId: 's91' },
  ]),
  record('record-to-itself', [
    { ...transfer, toHolderId: 'founder-one', resultingSecurityId: 's6' },
  ]),
  record('record-over-authorized', [stock('s91', 'staff', '999999999999', after)]),
  record('record-split-not-exact', [{ ...split, ratioDenominator: 3 }]),
  record('record-conversion-not-whole', [{ ...convert, totalQuantity: '1.5' }]),
  record('record-conversion-to-itself', [{ ...convert, toStockClassId: 'common' }]),
  record('record-conversion-of-nothing', [
    { ...convert, fromStockClassId: 'preferred', toStockClassId: 'common' },
  ]),
  record('record-conversion-with-plans', [convert]),
  record('record-units-mixed', [
    define('capital', 'registered-capital'),
    stock('s91', 'staff', '1', { ...after, stockClassId: 'capital' }),
  ]),
  record('record-unknown-plan', [{ ...grant, stockPlanId: 'none' }]),
  record('record-plan-twice', [
    {
      type: 'define-stock-plan',
      stockPlanId: 'plan',
      name: 'x',
      stockClassId: 'common',
      sharesReserved: '1',
      approvedOn: '2019-02-01',
    },
  ]),
  record('record-plan-undated', [
    {
      type: 'define-stock-plan',
      stockPlanId: 'undated',
      name: 'x',
      stockClassId: 'common',
      sharesReserved: '1',
    },
  ]),
  record('record-over-pool', [{ ...grant, quantity: '9999999' }]),
  record('record-exercise-mismatch', [
    {
      type: 'exercise-equity-compensation',
      securityId: 'o1',
      quantity: '1',
      resultingSecurityIds: ['s4'],
      exercisedOn: '2019-02-01',
    },
  ]),
  record('record-vesting-twice', [
    {
      type: 'start-vesting',
      securityId: 'o1',
      vestingConditionId: 'yearly',
      startedOn: '2019-02-01',
    },
  ]),
  record('record-transaction-in-future', [stock('s91', 'staff', '1', { issuedOn: '2999-01-01' })]),
  record('record-date-out-of-order', [stock('s91', 'staff', '1', { issuedOn: '2018-01-01' })]),
  record(
    'record-date-out-of-order-zh',
    [stock('s91', 'staff', '1', { issuedOn: '2018-01-01' })],
    inChinese,
  ),
  record(
    'record-too-many-classes',
    Array.from({ length: 101 }, (_, index) => define(`class-${index}`)),
  ),
  record('record-no-transaction', []),
  record(
    'record-501-transactions',
    Array.from({ length: 501 }, () => define('x')),
  ),
  record('record-unknown-type', [
    { type: 'give-away' },
    'gift',
    {},
    {
      type: 'define-stock-class',
      stockClassId: '',
      name: '',
      classType: 'gold',
      sharesAuthorized: 5,
    },
  ]),
  record('record-malformed-transactions', [
    stock('s91', 'staff', '1,000', {
      sharePrice: '1',
      issuedOn: '2019-02-29',
      dealId: nobodysId,
      evidence: [{}],
      provenance: null,
    }),
    { ...transfer, quantity: '1e5', sharePrice: yuan('-1'), balanceSecurityId: 3 },
    { ...split, ratioNumerator: 0, ratioDenominator: 1.5 },
    { ...split, ratioNumerator: '2', ratioDenominator: 1_000_000_001 },
    {
      type: 'exercise-equity-compensation',
      securityId: 'o1',
      quantity: '1',
      resultingSecurityIds: 's4',
      exercisedOn: '2019-02-01',
    },
    {
      type: 'exercise-equity-compensation',
      securityId: 'o1',
      quantity: '1'.repeat(41),
      resultingSecurityIds: Array.from({ length: 51 }, (_, index) => `s${index}`),
      exercisedOn: '2019-02-01',
    },
    {
      type: 'cancel-stock',
      securityId: 's2',
      quantity: '1',
      cancelledOn: '2019-02-01',
      reason: '',
    },
  ]),
  record('record-negative-price', [
    stock('s91', 'staff', '1', { ...after, sharePrice: yuan('-1') }),
  ]),
  record('record-stale', [name('x', 'founder')], { 'if-match': '"1"' }),
  tell(
    'record-transactions-of-unknown',
    'registrar',
    `${api}/enterprises/${nobodysId}/cap-table/transactions`,
    { transactions: [name('x', 'founder')] },
  ),
  tell('record-conversion-too-coarse', 'registrar', `${of('register-mica')}/transactions`, {
    transactions: [define('b'), { ...convert, toStockClassId: 'b', convertedOn: '2020-02-01' }],
  }),
]
