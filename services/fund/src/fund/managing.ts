import { isOrganisation } from '@seedline/contracts/ownership'
import { problemOf } from '@seedline/contracts/refusals'
import { accept, type Decision, reject } from '@seedline/event-store'
import type { ChangeFundManager, SetFundPolicy } from './commands.ts'
import type { FundEvent } from './events.ts'
import type { OpenedFund, TwoPeople } from './state.ts'

/**
 * Hands the fund over. That the caller may is seen before: from then on its people may not. A fund of which a step takes
 * two people is not given away by one, who could act for it as the other organisation's next.
 */
export function changeManager(
  { fundId, organisation, reason, by }: ChangeFundManager,
  { managedBy, twoPeople, handOver }: OpenedFund,
): Decision<FundEvent> {
  const changed: FundEvent = { type: 'FundManagerChanged', fundId, organisation, reason }
  if (isOrganisation(organisation, managedBy)) {
    // Whom it belongs to is said again to take back that it should go elsewhere.
    return handOver
      ? accept(changed)
      : reject(problemOf('MANAGER_ALREADY', { fund_id: fundId, organisation }))
  }
  if (!twoPeople.approval && !twoPeople.closing) return accept(changed)
  if (handOver === undefined || !isOrganisation(organisation, handOver.to))
    return accept({ type: 'FundHandOverAsked', fundId, organisation, reason })
  return handOver.by === by
    ? reject(problemOf('HAND_OVER_NEEDS_TWO', { fund_id: fundId, person: by, organisation }))
    : accept(changed)
}

/**
 * A stricter policy holds at once. A weaker one takes two people, or one alone could take the second pair of eyes away
 * and then act.
 */
export function setPolicy(
  { fundId, twoPeople, by }: SetFundPolicy,
  { twoPeople: now, weaker }: OpenedFund,
): Decision<FundEvent> {
  const set: FundEvent = { type: 'FundPolicySet', fundId, twoPeople }
  if (areSame(twoPeople, now)) {
    // What is as it should be is said again to take back that it should become weaker.
    return weaker ? accept(set) : reject(problemOf('POLICY_ALREADY_SO', { fund_id: fundId }))
  }
  if (!isWeaker(twoPeople, now)) return accept(set)
  if (weaker === undefined || !areSame(weaker.twoPeople, twoPeople))
    return accept({ type: 'WeakerFundPolicyAsked', fundId, twoPeople })
  return weaker.by === by
    ? reject(problemOf('POLICY_NEEDS_TWO', { fund_id: fundId, person: by }))
    : accept(set)
}

const areSame = (one: TwoPeople, other: TwoPeople): boolean =>
  one.approval === other.approval && one.closing === other.closing

const isWeaker = (wanted: TwoPeople, now: TwoPeople): boolean =>
  (now.approval && !wanted.approval) || (now.closing && !wanted.closing)
