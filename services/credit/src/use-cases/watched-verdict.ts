import { isOrganisation } from '@seedline/contracts/ownership'
import type { IpRight } from '@seedline/contracts/registry/v1/ip_right_service'
import type { EventStore } from '@seedline/event-store'
import type { CreditRules } from '@seedline/rules'
import type { Instant, LocalDate } from '@seedline/values'
import type { RecordedInputs } from '../eligibility/answer/answer.ts'
import type { BankPolicy } from '../eligibility/bank-policy.ts'
import { aspects, type MergedRecord, type RightFacts } from '../eligibility/facts/right-facts.ts'
import { type RegisterCheck, rightFactsOf } from '../eligibility/facts/right-facts-of.ts'
import { judgeRight } from '../eligibility/judge-right.ts'
import type { AskedRight, PledgeQuestion } from '../eligibility/question.ts'
import type { Decision } from '../eligibility/reason.ts'
import { pledge } from '../pledge/aggregate.ts'
import { pledgeIn } from '../pledge/state.ts'
import type { WatchBegun } from '../watch/events.ts'
import { inputsOf } from './replay-eligibility.ts'

/** By what a right that is watched is judged, again and again. */
export interface Basis {
  readonly question: Omit<PledgeQuestion, 'day'>
  /** What was looked up in the register, by right. */
  readonly checks: ReadonlyMap<string, readonly RegisterCheck[]>
}

/** The bank's own question where it named one; else the pledge's debt, or nothing but the right itself. */
export async function basisOf(
  store: EventStore,
  begun: Pick<WatchBegun, 'queryId' | 'enterpriseId' | 'ipRightId' | 'pledgeId'>,
): Promise<Basis> {
  if (begun.queryId !== '') return recordedBasis(await inputsOf(store, begun.queryId))
  const maturity = await maturityOf(store, begun)
  return { question: bareQuestion(begun.enterpriseId, maturity), checks: new Map() }
}

function recordedBasis({ question, facts }: RecordedInputs): Basis {
  const checks = facts.rights.map((right) => [right.rightId, checksOf(right)] as const)
  return { question, checks: new Map(checks) }
}

const checksOf = ({ checked }: RightFacts): readonly RegisterCheck[] =>
  aspects.flatMap((aspect) => {
    const one = checked[aspect]
    if (one === 'unknown') return []
    return [{ aspects: [aspect], on: one.value, source: one.source, confidence: one.confidence }]
  })

async function maturityOf(
  store: EventStore,
  { ipRightId, pledgeId }: Pick<WatchBegun, 'ipRightId' | 'pledgeId'>,
): Promise<LocalDate | 'unknown'> {
  if (ipRightId === '' || pledgeId === '') return 'unknown'
  const { state } = await store.current(pledge, ipRightId)
  return pledgeIn(state, pledgeId)?.standing.maturesOn ?? 'unknown'
}

const bareQuestion = (
  enterpriseId: string,
  maturity: LocalDate | 'unknown',
): Omit<PledgeQuestion, 'day'> => ({
  product: 'ip-pledge-loan',
  loan: { currency: 'CNY', amount: 'open', maturity, tenorMonths: 'unknown' },
  pledgor: { enterpriseId, name: '' },
  rights: [],
  contract: {},
  borrower: {},
  controllerGuarantee: 'unknown',
  statements: {},
  judgements: {},
})

const bareRight = (rightId: string): AskedRight => ({
  rightId,
  valuation: 'unknown',
  acknowledgements: {},
  judgements: {},
  declared: {},
})

export interface JudgedBy {
  readonly basis: Basis
  readonly bank: string
  readonly on: LocalDate
  readonly at: Instant
  readonly rules: CreditRules
  readonly policy: BankPolicy
  readonly merged: readonly MergedRecord[]
}

/** Pure: what a right's record allows; the bank's own pledge doesn't speak against it. */
export function watchedVerdict(
  right: IpRight,
  { basis, bank, on, at, rules, policy, merged }: JudgedBy,
): Decision {
  const rightId = right.ipRightId
  const facts = rightFactsOf(right, { observedAt: at, checks: basis.checks.get(rightId) ?? [] })
  const others = facts.pledges.filter(({ value }) => !isOrganisation(value.pledgee, bank))
  const asked = basis.question.rights.find((one) => one.rightId === rightId) ?? bareRight(rightId)
  const question = { ...basis.question, day: on, rights: [asked] }
  const known = { rights: [{ ...facts, pledges: others }], merged }
  return judgeRight({ question, facts: known, rules, policy }, asked).decision
}
