import { problemOf } from '@seedline/contracts/refusals'
import { accept, type Decision, reject } from '@seedline/event-store'
import type { ChangeFundManager, SetFundPolicy } from './commands.ts'
import type { FundEvent } from './events.ts'
import type { OpenedFund, TwoPeople } from './state.ts'

/** Hands the fund over. That the caller may is seen before: from then on its people may not. */
export function changeManager(
  { fundId, organisation, reason }: ChangeFundManager,
  { managedBy }: OpenedFund,
): Decision<FundEvent> {
  return organisation === managedBy
    ? reject(problemOf('MANAGER_ALREADY', { fund_id: fundId, organisation }))
    : accept({ type: 'FundManagerChanged', fundId, organisation, reason })
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
