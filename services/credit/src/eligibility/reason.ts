import type { Outcome, RuleConfidence } from '@seedline/rules'
import type { Confidence, LocalDate, Text } from '@seedline/values'
import type { Fact } from './facts/known.ts'

/** From the least to the best; the worst of all that is asked decides. */
export const decisions = ['ineligible', 'indeterminate', 'conditional', 'eligible'] as const
export type Decision = (typeof decisions)[number]

/** Of none, `eligible`: nothing speaks against it. */
export const worstOf = (among: readonly Decision[]): Decision =>
  decisions.find((one) => among.includes(one)) ?? 'eligible'

/** Of none, `ineligible`: nothing speaks for it. */
export const bestOf = (among: readonly Decision[]): Decision =>
  decisions.findLast((one) => among.includes(one)) ?? 'ineligible'

export type Layer = 'statutory' | 'policy' | 'product'

/**
 * What happens where the condition isn't met. `acknowledge`: the parties may go on all the same once they were told;
 * `warn`: it goes on under a condition; `person`: only a person tells.
 */
export type Severity = 'block' | 'acknowledge' | 'warn' | 'person'

/** A fact that an outcome rests on, by the version of the record that says so. */
export interface UsedFact {
  readonly fact: string
  readonly name: Text
  /** A day, an amount, a name, or a word such as `yes`. */
  readonly value: string
  readonly version: number
  readonly source: string
  readonly confidence: Confidence
}

export interface MissingFact {
  readonly fact: string
  readonly name: Text
}

/** What would change an outcome that is not met. */
export type Change =
  | { readonly kind: 'provide'; readonly missing: MissingFact }
  | { readonly kind: 'mend'; readonly how: Text }
  | { readonly kind: 'acknowledge' }
  | { readonly kind: 'judge' }
  | { readonly kind: 'earlier-maturity'; readonly before: LocalDate }
  | { readonly kind: 'wait'; readonly until: LocalDate }

/** What one look at the facts comes to. */
export interface Finding {
  readonly outcome: Outcome
  readonly says: Text
  readonly facts?: readonly UsedFact[]
  readonly missing?: readonly MissingFact[]
  readonly changes?: readonly Change[]
  /** Otherwise than its severity has it. */
  readonly allows?: Decision
}

/** Where a rule stands and how it came to be known. */
export interface Basis {
  readonly code: string
  readonly layer: Layer
  readonly severity: Severity
  readonly name: Text
  readonly legalBasis?: string
  readonly source: readonly string[]
  readonly confidence: RuleConfidence
  /** What people are told of a rule that nobody read in a primary text. */
  readonly doubt?: Text
  readonly note?: Text
  readonly ruleVersion: string
  readonly curable: boolean
  readonly mend?: Text
}

/** One rule, asked of one right or of the loan. */
export interface Reason extends Basis {
  readonly outcome: Outcome
  /** The best verdict that this rule alone leaves. */
  readonly allows: Decision
  readonly says: Text
  readonly facts: readonly UsedFact[]
  readonly missing: readonly MissingFact[]
  readonly changes: readonly Change[]
}

export function reasonOf(basis: Basis, finding: Finding): Reason {
  const { outcome, says, facts = [], missing = [], changes = [] } = finding
  return {
    ...basis,
    outcome,
    allows: finding.allows ?? allowedBy(outcome, basis.severity),
    says,
    // In one order, whatever order they came in.
    facts: facts.toSorted((a, b) => order(sortKey(a), sortKey(b))),
    missing,
    changes: [
      ...missing.map((one): Change => ({ kind: 'provide', missing: one })),
      ...changes,
      ...(outcome === 'not-met' && basis.mend ? [{ kind: 'mend', how: basis.mend } as const] : []),
    ],
  }
}

function allowedBy(outcome: Outcome, severity: Severity): Decision {
  switch (outcome) {
    case 'met':
      return 'eligible'
    case 'needs-person':
      return 'conditional'
    case 'unknown':
      return 'indeterminate'
    case 'not-met':
      return severity === 'warn' ? 'conditional' : 'ineligible'
    default:
      return outcome satisfies never
  }
}

const sortKey = ({ fact, version, value, source, confidence }: UsedFact): string =>
  [fact, String(version).padStart(10, '0'), value, source, confidence].join('\u0000')

/** By UTF-16 code units, on every machine the same. */
export const order = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

export const used = <T>(
  fact: keyof typeof factNames,
  { version, source, confidence }: Fact<T>,
  value: string,
): UsedFact => ({
  fact,
  name: factNames[fact],
  value,
  version,
  source,
  confidence,
})

export const missing = (fact: keyof typeof factNames): MissingFact => ({
  fact,
  name: factNames[fact],
})

const factNames = {
  owners: { zh: '登记的权利人', en: 'owners on the register' },
  filedOn: { zh: '申请日', en: 'filing date' },
  grantedOn: { zh: '授权公告日', en: 'date of grant' },
  expiresOn: { zh: '期限届满日', en: 'end of the term' },
  fees: { zh: '年费缴至', en: 'annual fees paid until' },
  status: { zh: '法律状态', en: 'legal status' },
  measures: { zh: '中止与保全', en: 'suspension and preservation' },
  disputes: { zh: '权属纠纷', en: 'disputes' },
  invalidations: { zh: '无效宣告程序', en: 'invalidation procedures' },
  licences: { zh: '许可', en: 'licences' },
  consents: { zh: '共有人同意', en: 'consents of co-owners' },
  pledges: { zh: '质押登记', en: 'pledges' },
  sameDayNumber: { zh: '同日申请', en: 'application of the same day' },
  acquisition: { zh: '取得方式', en: 'way of acquisition' },
  acquiredOn: { zh: '取得日', en: 'day of acquisition' },
  secret: { zh: '国防或保密专利', en: 'defence or secret patent' },
  implemented: { zh: '实施情况', en: 'implementation' },
  maturity: { zh: '债务履行期限', en: 'maturity of the loan' },
  contract: { zh: '质押合同内容', en: 'contents of the pledge contract' },
  valuation: { zh: '评估报告', en: 'valuation' },
  borrower: { zh: '借款人核查', en: 'checks of the borrower' },
  controllerGuarantee: { zh: '实际控制人保证', en: 'guarantee of the controller' },
  amount: { zh: '贷款金额', en: 'amount of the loan' },
  requirement: { zh: '产品条件', en: 'requirement of the product' },
  policy: { zh: '银行政策', en: 'policy of the bank' },
  rules: { zh: '当日有效的规则', en: 'rules in force on that day' },
  right: { zh: '权利的记录', en: 'record of the right' },
  verdict: { zh: '其中权利的结论', en: 'verdict on a right' },
  look: { zh: '登记簿查验', en: 'look at the register' },
} as const satisfies Readonly<Record<string, Text>>
