export type { Branded } from './brand.ts'
export { type Currency, currencies, parseCurrency, scaleOf } from './currency.ts'
export { deriveId, type Id, newId, parseId } from './id.ts'
export {
  type Clock,
  type Instant,
  instant,
  instantOf,
  parseInstant,
  systemClock,
  toDate,
} from './instant.ts'
export { splitByLargestRemainder } from './largest-remainder.ts'
export {
  addDays,
  addMonths,
  addYears,
  compareDates,
  dateInShanghai,
  daysBetween,
  type LocalDate,
  localDate,
  parseLocalDate,
} from './local-date.ts'
export { amountOf, type Money, money, moneyOf, parseMoney } from './money.ts'
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
  type Problem,
  ProblemError,
  type ProblemKind,
  problem,
  type Text,
} from './problem.ts'
export { convertMoney, parseRate, type Rate } from './rate.ts'
export { divideRounded, type Rounding } from './rounding.ts'
export { amountMatches, priceTimesShares } from './share-amount.ts'
export {
  districtOf,
  organisationCheckHolds,
  parseUscc,
  recordedUscc,
  type Uscc,
  uscc,
  usccCheckHolds,
} from './uscc.ts'
export { organisationCheck, usccCheck } from './uscc-check.ts'
export { faultOfLine, faultOfProse, type TextFault } from './visible-text.ts'
export { parseWebAddress, webAddressMax } from './web-address.ts'
