import {
  type CreditRules,
  type PolicyDefaults,
  type StatutoryVersion,
  versionOn,
} from '@seedline/rules'
import type { BankPolicy } from './bank-policy.ts'
import type { Fact } from './facts/known.ts'
import type { PledgeFacts, RightFacts } from './facts/right-facts.ts'
import { survivorsOf } from './facts/survivors.ts'
import { person, unknown } from './findings.ts'
import { type Indicative, indicativeOf } from './indicative.ts'
import { basisOf, ownBasis, policyBasis } from './layers/basis-of.ts'
import type { Case } from './layers/case.ts'
import { kindAccepted } from './layers/own-limits.ts'
import { patentGrounds } from './layers/patent-grounds.ts'
import { rightPolicy } from './layers/right-policy.ts'
import { trademarkGrounds } from './layers/trademark-grounds.ts'
import type { AskedRight, PledgeQuestion } from './question.ts'
import {
  type Decision,
  type Layer,
  missing,
  order,
  type Reason,
  reasonOf,
  worstOf,
} from './reason.ts'

/** One right, by the law and by the bank. */
export interface RightVerdict {
  readonly rightId: string
  readonly number: string
  readonly kind: string
  /** Of the record that it was read from, and when that was last seen to be current. */
  readonly version: number
  readonly observedAt: string
  readonly decision: Decision
  readonly layers: Readonly<Record<Exclude<Layer, 'product'>, Decision>>
  readonly reasons: readonly Reason[]
  readonly indicative: Indicative | 'unknown'
}

export interface Judging {
  readonly question: PledgeQuestion
  readonly facts: PledgeFacts
  readonly rules: CreditRules
  readonly policy: BankPolicy
}

export function judgeRight(judging: Judging, asked: AskedRight): RightVerdict {
  const { facts, policy } = judging
  const right = latestOf(facts, asked.rightId)
  if (right === undefined) return nothingKnown(asked)
  const of = caseOf(judging, asked, right)
  const reasons = [...statutoryReasons(of, judging), ...policyReasons(of, judging)]
  const inLayer = (layer: Layer) =>
    worstOf(reasons.filter((one) => one.layer === layer).map(({ allows }) => allows))
  const layers = { statutory: inLayer('statutory'), policy: inLayer('policy') }
  return {
    rightId: right.rightId,
    number: right.number,
    kind: right.kind,
    version: right.version,
    observedAt: right.observedAt,
    decision: worstOf([layers.statutory, layers.policy]),
    layers,
    reasons,
    indicative: indicativeOf(asked, right, policy.parameters) ?? 'unknown',
  }
}

/** Where a record was read twice, the later reading. */
const latestOf = ({ rights }: PledgeFacts, rightId: string): RightFacts | undefined =>
  rights
    .filter((one) => one.rightId === rightId)
    .toSorted((a, b) => a.version - b.version || order(a.observedAt, b.observedAt))
    .at(-1)

function nothingKnown({ rightId }: AskedRight): RightVerdict {
  const basis = ownBasis('RIGHT-UNKNOWN', 'statutory', '权利的记录', 'The right’s record')
  return {
    rightId,
    number: '',
    kind: 'unknown',
    version: 0,
    observedAt: 'unknown',
    decision: 'indeterminate',
    layers: { statutory: 'indeterminate', policy: 'indeterminate' },
    reasons: [reasonOf(basis, unknown([missing('right')]))],
    indicative: 'unknown',
  }
}

function caseOf(
  { question, facts, rules, policy }: Judging,
  asked: AskedRight,
  right: RightFacts,
): Case {
  const { secret, implemented } = asked.declared
  return {
    question,
    asked,
    // What the record says comes before what is declared.
    right: {
      ...inOrder(right),
      secret: right.secret === 'unknown' ? (secret ?? 'unknown') : right.secret,
      implemented: right.implemented === 'unknown' ? (implemented ?? 'unknown') : right.implemented,
    },
    policy,
    survivorOf: survivorsOf(facts.merged),
    checkDays: rules.pledge.evaluation.registerCheckDays,
  }
}

/** What happened to a right in the order of its days, whatever order it was told in. */
function inOrder(right: RightFacts): RightFacts {
  const sorted = <T extends { readonly since: string; readonly reference?: string }>(
    those: readonly Fact<T>[],
  ) =>
    those.toSorted(
      (a, b) =>
        order(a.value.since, b.value.since) ||
        a.version - b.version ||
        order(a.value.reference ?? '', b.value.reference ?? ''),
    )
  return {
    ...right,
    licences: sorted(right.licences),
    disputes: sorted(right.disputes),
    invalidations: sorted(right.invalidations),
    consents: sorted(right.consents),
    pledges: sorted(right.pledges),
  }
}

function statutoryReasons(of: Case, { rules, question }: Judging): readonly Reason[] {
  const kind: string = of.right.kind
  const set = rules.pledge.statutory.find(({ kinds }) => kinds.some((one) => one === kind))
  const version = set && versionOn(set.versions, question.day)
  if (version === undefined) {
    const basis = ownBasis('RULES-UNKNOWN', 'statutory', '登记规则', 'Rules of registration')
    return [reasonOf(basis, unknown([missing('rules')]))]
  }
  return version.grounds.map((ground) => {
    const basis = basisOf(ground, {
      layer: 'statutory',
      severity: ground.severity,
      ruleVersion: version.version,
    })
    return reasonOf(basis, findingOf(ground.id, of, version))
  })
}

function findingOf(code: string, of: Case, version: StatutoryVersion) {
  const patent = patentGrounds[code]
  if (patent)
    return patent(
      of,
      version.contract.map(({ id }) => id),
    )
  const trademark = trademarkGrounds[code]
  if (trademark) return trademark(of)
  // A ground that came with the data, and that nobody has taught the system.
  return person('本系统不能判断此项，须人工判断', 'The system can’t judge this: a person has to')
}

function policyReasons(of: Case, judging: Judging): readonly Reason[] {
  const defaults = policyInForce(judging)
  if (defaults === undefined) return [policyUnknown()]
  const { version } = judging.policy
  const byParameters = defaults.parameters.flatMap((parameter) => {
    const rule = rightPolicy[parameter.id]
    const finding = rule?.asks(of)
    if (rule === undefined || finding === undefined) return []
    const severity = typeof rule.severity === 'function' ? rule.severity(of) : rule.severity
    return [reasonOf(policyBasis(parameter, severity, version), finding)]
  })
  return [...byParameters, ...kindAccepted(of)]
}

/** The parameters by which the bank's policy is read; undefined where it isn't in force on the day. */
export const policyInForce = ({ policy, rules, question }: Judging): PolicyDefaults | undefined =>
  policy.effectiveFrom <= question.day
    ? versionOn(rules.pledge.policyDefaults, question.day)
    : undefined

export const policyUnknown = (): Reason =>
  reasonOf(
    ownBasis('POLICY-UNKNOWN', 'policy', '当日有效的银行政策', 'The bank’s policy of that day'),
    unknown([missing('policy')]),
  )
