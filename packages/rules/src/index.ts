export { type SelfCheck, selfCheck } from './evaluate/self-check.ts'
export { parseQuantity } from './exact/unit.ts'
export type {
  ExplainedCriterion,
  ExplainedGroup,
  ExplainedIndicator,
  Explanation,
  Quantity,
} from './explain/explanation.ts'
export type { Line } from './explain/line.ts'
export { tellSelfCheck } from './explain/tell.ts'
export { tellNeeds } from './explain/tell-needs.ts'
export { tellDifference, tellLimit, tellQuantity } from './explain/tell-quantity.ts'
export type { WrittenFact, WrittenList } from './facts/envelope.ts'
export { type Fact, type Facts, factsOf, keyOf } from './facts/facts.ts'
export { parseFacts, readFactsFile } from './facts/read-facts-file.ts'
export { tellFact } from './facts/tell-fact.ts'
export { unitsOfFact } from './facts/units-of-fact.ts'
export { allOf, decided, type Outcome, outcomeName } from './logic/outcome.ts'
export { confidenceWarning, type RuleConfidence } from './reference/basis.ts'
export { type CreditRules, creditRulesOf, type RuleFileRef } from './reference/credit-rules.ts'
export { type DesignationLevels, readDesignationLevels } from './reference/designation-levels.ts'
export type { FinancingProduct } from './reference/financing-products.ts'
export type { SubsidyScheme } from './reference/interest-subsidies.ts'
export type {
  Ground,
  LocalSupport,
  PolicyDefaults,
  PolicyParameter,
  StatutoryVersion,
} from './reference/pledge-rules.ts'
export {
  readCreditRules,
  readDesignationRules,
  readInterestSubsidies,
} from './reference/read-rule-book.ts'
export { type Purpose, purposes } from './reference/requirement.ts'
export type { Rule, RuleVersion } from './reference/rule.ts'
export type { RuleBook } from './reference/rule-book.ts'
export { versionOn } from './reference/version-on.ts'
export type { FactWord } from './reference/vocabulary.ts'
export type { Words } from './reference/words-of.ts'
