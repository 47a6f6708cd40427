import { ask, type Step, settle, tell } from '../steps.ts'
import { refusedTransactions } from './cap-table-refusals.ts'
import { api, asCsv, inChinese, nobodysId, paper, synthetic, yuan } from './facts.ts'
import { define, name, of, stock } from './transactions.ts'

const glass = of('register-glass')
const quartz = of('register-quartz')

const founded: Step = tell(
  'record-founders',
  'registrar',
  `${glass}/transactions`,
  {
    transactions: [
      define('common', 'common', { sharesAuthorized: '100000000' }),
      define('preferred', 'preferred'),
      name('founder-one', 'founder'),
      name('founder-two', 'founder'),
      name('angel', 'individual'),
      name('staff', 'employee-platform'),
      name('house', 'institution'),
      name('other-fund', 'fund'),
      name('market', 'public'),
      stock('s1', 'founder-one', '6000000', {
        sharePrice: yuan('1.0000'),
        evidence: paper,
        provenance: synthetic,
      }),
      stock('s2', 'founder-two', '1000000.5', { sharePrice: yuan('0') }),
      stock('s3', 'market', '3'),
      {
        type: 'define-stock-plan',
        stockPlanId: 'plan',
        name: '期权计划 · Plan',
        stockClassId: 'common',
        sharesReserved: '100000',
        approvedOn: '2018-04-01',
      },
      {
        type: 'adjust-stock-plan-pool',
        stockPlanId: 'plan',
        sharesReserved: '200000',
        adjustedOn: '2018-05-01',
      },
      {
        type: 'issue-equity-compensation',
        securityId: 'o1',
        holderId: 'staff',
        stockPlanId: 'plan',
        quantity: '5000',
        exercisePrice: yuan('0.5'),
        issuedOn: '2018-06-01',
        expiresOn: '2028-06-01',
      },
      {
        type: 'issue-equity-compensation',
        securityId: 'o2',
        holderId: 'angel',
        stockPlanId: 'plan',
        quantity: '100',
        issuedOn: '2018-06-01',
      },
      {
        type: 'start-vesting',
        securityId: 'o1',
        vestingConditionId: 'yearly',
        startedOn: '2018-06-01',
      },
      stock('s4', 'staff', '1000', { issuedOn: '2018-12-01', resultingFromSecurityId: 'o1' }),
      {
        type: 'exercise-equity-compensation',
        securityId: 'o1',
        quantity: '1000',
        resultingSecurityIds: ['s4'],
        exercisedOn: '2018-12-01',
      },
      {
        type: 'transfer-stock',
        securityId: 's1',
        quantity: '1000000',
        toHolderId: 'house',
        resultingSecurityId: 's5',
        balanceSecurityId: 's6',
        transferredOn: '2018-12-15',
        sharePrice: yuan('1.5'),
      },
      {
        type: 'transfer-stock',
        securityId: 's5',
        quantity: '1000000',
        toHolderId: 'other-fund',
        resultingSecurityId: 's7',
        transferredOn: '2018-12-16',
      },
      {
        type: 'cancel-stock',
        securityId: 's3',
        quantity: '1',
        cancelledOn: '2018-12-20',
        reason: 'Bought back',
      },
      {
        type: 'split-stock-class',
        stockClassId: 'common',
        ratioNumerator: 2,
        ratioDenominator: 1,
        splitOn: '2019-01-01',
      },
    ],
  },
  { 'if-match': '*' },
)

const converted: Step = tell(
  'record-conversion',
  'registrar',
  `${of('register-mica')}/transactions`,
  {
    transactions: [
      define('capital', 'registered-capital'),
      name('founder', 'founder'),
      name('second', 'founder'),
      stock('c1', 'founder', '600000.01', { stockClassId: 'capital' }),
      stock('c2', 'second', '400000', { stockClassId: 'capital' }),
      define('common'),
      {
        type: 'convert-stock-class',
        fromStockClassId: 'capital',
        toStockClassId: 'common',
        totalQuantity: '3000000',
        convertedOn: '2020-01-01',
      },
    ],
  },
)

/** Every type of transaction is recorded. */
export const capTable: readonly Step[] = [founded, converted, ...refusedTransactions, settle]

/** Recorded by mistake, looked at without, and taken back. */
const reversed: readonly Step[] = [
  tell('record-mistake', 'registrar', `${quartz}/transactions`, {
    transactions: [define('common'), name('founder', 'founder'), stock('q1', 'founder', '100')],
  }),
  ask('preview-reversal', 'registrar', `${quartz}/reversals/preview?versions=3`),
  ask('preview-reversal-in-the-way', 'registrar', `${quartz}/reversals/preview?versions=2`),
  tell('reverse-mistake', 'registrar', `${quartz}/reversals`, {
    versions: [3],
    reason: 'The register was misread',
    evidence: paper,
    provenance: synthetic,
  }),
  tell('reverse-mistake-again', 'registrar', `${quartz}/reversals`, {
    versions: [3],
    reason: 'The register was misread',
  }),
  ask('history-of-mistake', 'registrar', `${quartz}/history`),
  settle,
]

/** What is asked of cap tables once everything is told. */
export const aboutCapTables: readonly Step[] = [
  ask('cap-table', 'fund-manager', `${glass}?atLeastVersion=23`),
  ask('cap-table-mica', 'coach', of('register-mica')),
  ask('cap-table-for-a-bank', 'bank-officer', of('register-mica')),
  ask('cap-table-empty', 'coach', quartz),
  ask('cap-table-as-of', 'statistician', `${glass}?asOf=2018-12-15`),
  ask('cap-table-mica-as-of', 'statistician', `${of('register-mica')}?asOf=2019-12-31`),
  ask(
    'cap-table-recorded-mid-story',
    'registrar',
    `${glass}?recordedAsOf=@{moment:rungs-recorded}`,
  ),
  ask('cap-table-unknown', 'registrar', `${api}/enterprises/${nobodysId}/cap-table`),
  ask('cap-table-version-not-reached', 'registrar', `${glass}?atLeastVersion=999`),
  ask('cap-table-as-pilot-operator', 'pilot-operator', glass),
  ask('cap-table-csv', 'registrar', glass, asCsv),
  ask('cap-table-csv-zh', 'registrar', of('register-mica'), { ...asCsv, ...inChinese }),
  ask('cap-table-history', 'registrar', `${glass}/history`),
  ask('cap-table-history-first-page', 'registrar', `${of('register-mica')}/history?pageSize=5`),
  ask(
    'cap-table-history-second-page',
    'registrar',
    `${of('register-mica')}/history?pageSize=5&pageToken=@{cap-table-history-first-page/nextPageToken}`,
  ),
  ask('cap-table-history-as-of', 'registrar', `${glass}/history?asOf=2018-03-31&pageSize=3`),
  ask('cap-table-history-csv', 'registrar', `${of('register-mica')}/history`, asCsv),
  ask('cap-table-history-csv-zh', 'registrar', `${of('register-mica')}/history?asOf=2000-01-01`, {
    ...asCsv,
    ...inChinese,
  }),
  ask(
    'cap-table-history-unknown',
    'registrar',
    `${api}/enterprises/${nobodysId}/cap-table/history`,
  ),
  ask('cap-table-history-token-invalid', 'registrar', `${glass}/history?pageToken=abc`),
  ...reversed,
]
