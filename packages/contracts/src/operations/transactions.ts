import {
  EquityCompensationExercised,
  EquityCompensationIssued,
  StakeholderNamed,
  StockCancelled,
  StockClassConverted,
  StockClassDefined,
  StockClassSplit,
  StockClassType,
  StockIssued,
  StockPlanDefined,
  StockPlanPoolAdjusted,
  StockTransferred,
  VestingStarted,
} from '../gen/seedline/fund/v1/cap_table_events.ts'
import {
  date,
  described,
  enumeration,
  evidences,
  givenId,
  holderKind,
  line,
  list,
  object,
  oneOf,
  optional,
  optionalList,
  optionalPriceIn,
  prose,
  provenance,
  quantity,
  unlisted,
  wholeInt64,
} from '../kinds/index.ts'

export const stockClassType = enumeration(StockClassType, 'STOCK_CLASS_TYPE', {
  name: 'StockClassType',
})

const holderId = givenId('Id of the holder.')
const securityId = givenId('Id of the security.')
const stockClassId = givenId('Id of the class of stock.')
const stockPlanId = givenId('Id of the stock plan.')
const ratioPart = wholeInt64({ min: 1, max: 1_000_000_000 })

// The request names the enterprise once, for all of its transactions.
const enterpriseId = unlisted

// With every transaction travel its papers, and a request holds up to 500 of them.
const papers = optionalList(evidences(5))

/** Securities that one exercise results in, at most. */
const resultsMax = 50

const defineStockClass = object(
  StockClassDefined,
  {
    enterpriseId,
    stockClassId,
    name: line(200),
    classType: stockClassType,
    sharesAuthorized: described(optional(quantity), 'Absent: not applicable.'),
  },
  { name: 'DefineStockClass' },
)

const nameStakeholder = object(
  StakeholderNamed,
  { enterpriseId, holderId, name: line(200), kind: holderKind },
  { name: 'NameStakeholder' },
)

const issueStock = object(
  StockIssued,
  {
    enterpriseId,
    securityId,
    holderId,
    stockClassId,
    quantity,
    sharePrice: described(
      optionalPriceIn('sharePrice', 'currency'),
      '"0" is a real price; absent means that no source gave one.',
    ),
    issuedOn: date,
    resultingFromSecurityId: optional(securityId, ''),
    // Shares that come of a deal are recorded by its closing alone.
    dealId: unlisted,
    evidence: papers,
    provenance: optional(provenance),
  },
  { name: 'IssueStock' },
)

const transferStock = object(
  StockTransferred,
  {
    enterpriseId,
    securityId,
    quantity,
    toHolderId: holderId,
    resultingSecurityId: optional(
      described(securityId, 'Of the recipient; absent: derived from the security.'),
      '',
    ),
    balanceSecurityId: optional(
      described(securityId, 'What the transferor keeps; absent when all was transferred.'),
      '',
    ),
    transferredOn: date,
    sharePrice: optionalPriceIn('sharePrice', 'currency'),
  },
  { name: 'TransferStock' },
)

const cancelStock = object(
  StockCancelled,
  {
    enterpriseId,
    securityId,
    quantity,
    balanceSecurityId: optional(securityId, ''),
    cancelledOn: date,
    reason: prose(),
  },
  { name: 'CancelStock' },
)

const splitStockClass = object(
  StockClassSplit,
  {
    enterpriseId,
    stockClassId,
    ratioNumerator: ratioPart,
    ratioDenominator: ratioPart,
    splitOn: date,
  },
  { name: 'SplitStockClass' },
)

const convertStockClass = object(
  StockClassConverted,
  {
    enterpriseId,
    fromStockClassId: stockClassId,
    toStockClassId: stockClassId,
    totalQuantity: quantity,
    convertedOn: date,
  },
  { name: 'ConvertStockClass' },
)

const defineStockPlan = object(
  StockPlanDefined,
  {
    enterpriseId,
    stockPlanId,
    name: line(200),
    stockClassId,
    sharesReserved: quantity,
    approvedOn: date,
  },
  { name: 'DefineStockPlan' },
)

const adjustStockPlanPool = object(
  StockPlanPoolAdjusted,
  { enterpriseId, stockPlanId, sharesReserved: quantity, adjustedOn: date },
  { name: 'AdjustStockPlanPool' },
)

const issueEquityCompensation = object(
  EquityCompensationIssued,
  {
    enterpriseId,
    securityId,
    holderId,
    stockPlanId,
    quantity,
    exercisePrice: optionalPriceIn('exercisePrice', 'currency'),
    issuedOn: date,
    expiresOn: optional(date),
  },
  { name: 'IssueEquityCompensation' },
)

const exerciseEquityCompensation = object(
  EquityCompensationExercised,
  {
    enterpriseId,
    securityId,
    quantity,
    resultingSecurityIds: list(securityId, { max: resultsMax }),
    exercisedOn: date,
  },
  { name: 'ExerciseEquityCompensation' },
)

const startVesting = object(
  VestingStarted,
  {
    enterpriseId,
    securityId,
    vestingConditionId: givenId('Id of the vesting condition.'),
    startedOn: date,
  },
  { name: 'StartVesting' },
)

/** Each kind of transaction, by its case in the request. */
export const transactionKinds = {
  defineStockClass,
  nameStakeholder,
  issueStock,
  transferStock,
  cancelStock,
  splitStockClass,
  convertStockClass,
  defineStockPlan,
  adjustStockPlanPool,
  issueEquityCompensation,
  exerciseEquityCompensation,
  startVesting,
}

/** One transaction on a cap table, in the terms of the Open Cap Format 1.2. */
export const transaction = oneOf('transaction', transactionKinds, { name: 'CapTableTransaction' })
