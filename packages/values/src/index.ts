export type { Branded } from './brand.ts'
export { type Currency, currencies, parseCurrency, scaleOf } from './currency.ts'
export {
  type Evidence,
  type EvidenceKind,
  evidenceKinds,
  joinEvidence,
  sameEvidence,
} from './evidence.ts'
export {
  exactly,
  figureUnitsPerOne,
  looseness,
  type StatedAmount,
} from './figure.ts'
export {
  type FigurePeriod,
  figurePeriod,
  figurePeriodPattern,
  firstDayOf,
  lastDayOf,
  type PeriodKind,
  parseFigurePeriod,
  partsOf,
  periodKindOf,
  periodKinds,
  yearOf,
  yearsLater,
} from './figure-period.ts'
export { deriveId, type EnterpriseId, type Id, newId, parseId } from './id.ts'
export {
  type Clock,
  type Instant,
  instant,
  instantOf,
  parseInstant,
  systemClock,
  toDate,
} from './instant.ts'
export { type IpFamily, type IpKind, ipKindOf, parseIpNumber } from './ip-number.ts'
export { splitByLargestRemainder } from './largest-remainder.ts'
export { laterOf } from './later-of.ts'
export {
  addDays,
  addMonths,
  addYears,
  compareDates,
  dateInShanghai,
  daysBetween,
  daysFrom,
  firstDate,
  type LocalDate,
  lastDate,
  localDate,
  monthsBetween,
  monthsFrom,
  parseLocalDate,
  yearsFrom,
} from './local-date.ts'
export { amountOf, largestMinor, type Money, money, moneyOf, parseMoney } from './money.ts'
export {
  addMoney,
  allocateMoney,
  compareMoney,
  subtractMoney,
  sumMoney,
} from './money-arithmetic.ts'
export {
  addNumeric,
  compareNumeric,
  formatNumeric,
  isReadable,
  multiplyRatio,
  type Numeric,
  numeric,
  numericOfUnits,
  numericOfWhole,
  parseNumeric,
  subtractNumeric,
  sumNumeric,
  unitsPerOne,
} from './numeric.ts'
export { faultOfOrganisation, organisationLongest, organisationOf } from './organisation.ts'
export { accepted, type Parsed, refused, trusted } from './parsed.ts'
export {
  type PatentFacts,
  type PatentKind,
  type PatentNumber,
  parsePatentNumber,
  patentExpiresOn,
  patentFacts,
  patentNumber,
  patentTermYears,
} from './patent-number.ts'
export { percentagesOf } from './percent.ts'
export {
  type FieldProblem,
  type Objection,
  type Problem,
  ProblemError,
  problem,
  type Text,
} from './problem.ts'
export { isProblemKind, type LastingKind, type ProblemKind, problemKinds } from './problem-kind.ts'
export { type Confidence, confidences, type Provenance } from './provenance.ts'
export { convertMoney, parseRate, type Rate } from './rate.ts'
export { divideRounded, type Rounding } from './rounding.ts'
export {
  type FinancingRung,
  financingRungs,
  isFinancingRung,
  otherRungs,
  type Rung,
  rungName,
  rungs,
} from './rung.ts'
export { amountMatches, priceTimesShares } from './share-amount.ts'
export {
  amountFits,
  formatSharePrice,
  parseSharePrice,
  type SharePrice,
} from './share-price.ts'
export { formatStatedDecimal, parseStatedDecimal, type StatedDecimal } from './stated-decimal.ts'
export {
  type Dimension,
  dimensionOf,
  dimensions,
  oneOfUnit,
  type Unit,
  unitName,
  units,
  unitsOf,
  unitsOfFigure,
} from './unit.ts'
export {
  districtOf,
  parseUscc,
  recordedUscc,
  type Uscc,
  uscc,
  usccChecksHold,
} from './uscc.ts'
export { organisationCheck, usccCheck } from './uscc-check.ts'
export { faultOfLine, faultOfProse, type TextFault } from './visible-text.ts'
export { parseWebAddress, webAddressMax } from './web-address.ts'
export { isNothingInCell, isNothingInText } from './words-for-nothing.ts'
