import { createHash } from 'node:crypto'
import type { Faults } from '@seedline/contracts/kinds'
import type { bankPolicies, RequestOf } from '@seedline/contracts/operations'
import { problemOf } from '@seedline/contracts/refusals'
import { type CommandCall, type EventStore, type Outcome, optionsOf } from '@seedline/event-store'
import type { CreditRules } from '@seedline/rules'
import { amountOf, organisationOf, trusted } from '@seedline/values'
import { bankPolicy } from '../bank-policy/aggregate.ts'
import { decide, type ProposeBankPolicy } from '../bank-policy/decide.ts'
import { bankPolicyIdOf, type PolicyTerms } from '../bank-policy/events.ts'
import { canonicalJson } from '../eligibility/answer/canonical-json.ts'
import { parseBankPolicy } from '../eligibility/bank-policy.ts'
import { defaultsOn } from './bank-policies.ts'

type Proposed = RequestOf<(typeof bankPolicies)['operations']['proposeBankPolicy']>

const parsed = (
  rules: CreditRules,
  {
    policyVersion,
    effectiveFrom,
    parameters,
  }: Pick<Proposed, 'policyVersion' | 'effectiveFrom' | 'parameters'>,
) =>
  parseBankPolicy(
    { version: policyVersion, effectiveFrom, parameters },
    defaultsOn(rules, effectiveFrom),
  )

/** Notes every parameter that isn't what the rule data lets it be, at its path. */
export const checkPolicy =
  (rules: CreditRules) =>
  ({ policyVersion, effectiveFrom, parameters }: Partial<Proposed>, faults: Faults): void => {
    if (policyVersion === undefined || effectiveFrom === undefined || parameters === undefined)
      return
    const read = parsed(rules, { policyVersion, effectiveFrom, parameters })
    if (read.ok) return
    for (const { pointer, title } of read.problem.fields ?? [])
      faults.note(pointer, { ...problemOf('POLICY_ITEM_INVALID'), title })
  }

/** Proposes a policy of one's own bank: whole, with the usual value of whatever isn't set. */
export async function proposePolicy(
  { store, rules }: { readonly store: EventStore; readonly rules: CreditRules },
  proposed: Proposed,
  call: CommandCall,
): Promise<Outcome> {
  const { at, actor } = call.context
  const bank = organisationOf(actor.organisation)
  const bankPolicyId = bankPolicyIdOf(bank)
  const { reason, evidence } = proposed
  const command: ProposeBankPolicy = {
    type: 'ProposeBankPolicy',
    at,
    bankPolicyId,
    bank,
    terms: termsOf(rules, bank, proposed),
    by: actor.subject,
    byName: actor.name,
    reason,
    evidence,
  }
  return store.execute(
    bankPolicy,
    bankPolicyId,
    call.context,
    (state) => decide(command, state),
    optionsOf(call),
  )
}

function termsOf(rules: CreditRules, bank: string, proposed: Proposed): PolicyTerms {
  const { policyVersion, effectiveFrom, acceptedKinds, mostAmount } = proposed
  const { parameters } = trusted(parsed(rules, proposed))
  const kinds = [...new Set(acceptedKinds)].toSorted()
  const most = mostAmount && { currency: mostAmount.currency, amount: amountOf(mostAmount) }
  const whole = { bank, policyVersion, effectiveFrom, parameters, acceptedKinds: kinds, most }
  return {
    policyVersion,
    effectiveFrom,
    parametersJson: canonicalJson(parameters),
    acceptedKinds: kinds,
    mostAmount,
    digest: createHash('sha256').update(canonicalJson(whole)).digest('hex'),
  }
}
