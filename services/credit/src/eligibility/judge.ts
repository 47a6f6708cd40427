import { refusal } from '@seedline/contracts/refusals'
import { confidenceWarning, type RuleFileRef, versionOn } from '@seedline/rules'
import type { LocalDate, Text } from '@seedline/values'
import { judgeProduct } from './judge-product.ts'
import {
  type Judging,
  judgeRight,
  policyInForce,
  policyUnknown,
  type RightVerdict,
} from './judge-right.ts'
import { engineVersion, policyBasis } from './layers/basis-of.ts'
import { loanPolicy } from './layers/loan-policy.ts'
import { mostOfLoan } from './layers/own-limits.ts'
import { amountsOf, coverageOf, type PortfolioAmounts } from './portfolio.ts'
import type { Product } from './question.ts'
import { type Decision, order, type Reason, reasonOf, worstOf } from './reason.ts'

/** A measure that supports such a loan: for information, it changes no verdict. */
export interface Support {
  readonly code: string
  readonly name: Text
  readonly ruleVersion: string
  readonly source: readonly string[]
  readonly confidence: string
  readonly doubt?: Text
  readonly ended?: Text
}

/** The whole answer; plain JSON, in one order. */
export interface Verdict {
  readonly engine: string
  readonly rules: readonly RuleFileRef[]
  readonly policy: {
    readonly version: string
    readonly effectiveFrom: LocalDate
    /** Of a policy that the bank has set itself. */
    readonly digest?: string
  }
  readonly product: Product
  readonly day: LocalDate
  readonly decision: Decision
  /** Of the loan and the borrower, and whether the rights together bear it. */
  readonly reasons: readonly Reason[]
  readonly rights: readonly RightVerdict[]
  readonly amounts: PortfolioAmounts | 'none'
  readonly localSupport: readonly Support[]
  /** What the reasons' sources are. */
  readonly sources: Readonly<Record<string, { readonly title: string; readonly url: string }>>
  readonly validForHours: number
}

/**
 * Pure: the same question over the same facts, rules and policy has the same answer.
 * @throws ProblemError RIGHT_ASKED_TWICE, AMOUNT_TOO_LARGE
 */
export function judge(judging: Judging): Verdict {
  const { question, rules, policy } = judging
  const { decision, reasons, rights, amounts } =
    question.product === 'ip-pledge-loan' ? judgePledge(judging) : judgeOther(judging)
  const localSupport = supportOf(judging)
  return {
    engine: engineVersion,
    rules: [rules.pledge.file, rules.products.file],
    policy: {
      version: policy.version,
      effectiveFrom: policy.effectiveFrom,
      ...(policy.own && { digest: policy.own.digest }),
    },
    product: question.product,
    day: question.day,
    decision,
    reasons,
    rights,
    amounts,
    localSupport,
    sources: sourcesOf(judging, [
      ...reasons,
      ...rights.flatMap((one) => one.reasons),
      ...localSupport,
    ]),
    validForHours: rules.pledge.evaluation.answerValidHours,
  }
}

function judgePledge(judging: Judging) {
  const { question } = judging
  const ids = question.rights.map(({ rightId }) => rightId)
  const twice = ids.find((id, index) => ids.indexOf(id) < index)
  // Its value would count twice.
  if (twice !== undefined) throw refusal('RIGHT_ASKED_TWICE', { right_id: twice })
  const rights = question.rights
    .toSorted((a, b) => order(a.rightId, b.rightId))
    .map((asked) => judgeRight(judging, asked))
  const amounts = amountsOf(rights, question)
  const reasons = [...loanReasons(judging), ...judgeProduct(judging), coverageOf(rights, amounts)]
  return { decision: worstOf(reasons.map(({ allows }) => allows)), reasons, rights, amounts }
}

function judgeOther(judging: Judging) {
  const reasons = judgeProduct(judging)
  return {
    decision: worstOf(reasons.map(({ allows }) => allows)),
    reasons,
    rights: [],
    amounts: 'none' as const,
  }
}

function loanReasons(judging: Judging): readonly Reason[] {
  const defaults = policyInForce(judging)
  if (defaults === undefined) return [policyUnknown()]
  const { question, policy } = judging
  const byParameters = defaults.parameters.flatMap((parameter) => {
    const finding = loanPolicy[parameter.id]?.(question, policy)
    return finding === undefined
      ? []
      : [reasonOf(policyBasis(parameter, 'block', policy.version), finding)]
  })
  return [...byParameters, ...mostOfLoan(question, policy)]
}

function supportOf({ rules, question }: Judging): readonly Support[] {
  const version = versionOn(rules.pledge.localSupport, question.day)
  return (version?.items ?? [])
    .filter(({ products }) => products.includes(question.product))
    .map(({ id, zh, en, source, confidence, ended }) => {
      const doubt = confidenceWarning(confidence)
      return {
        code: id,
        name: { zh, en },
        ruleVersion: version?.version ?? '',
        source,
        confidence,
        ...(doubt && { doubt }),
        ...(ended && { ended }),
      }
    })
}

function sourcesOf({ rules }: Judging, those: readonly { readonly source: readonly string[] }[]) {
  const known = { ...rules.products.sources, ...rules.pledge.sources }
  const named = [...new Set(those.flatMap(({ source }) => source))].toSorted(order)
  return Object.fromEntries(
    named.flatMap((key) => {
      const source = known[key]
      return source ? [[key, { title: source.title, url: source.url }]] : []
    }),
  )
}
