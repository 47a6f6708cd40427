import type { EventStore } from '@seedline/event-store'
import { type CreditRules, type PolicyDefaults, versionOn } from '@seedline/rules'
import { amountOf, type LocalDate, trusted } from '@seedline/values'
import { bankPolicy } from '../bank-policy/aggregate.ts'
import { bankPolicyIdOf, type PolicyTerms } from '../bank-policy/events.ts'
import { termsOn } from '../bank-policy/state.ts'
import {
  type BankPolicy,
  type PolicyParameters,
  parseBankPolicy,
} from '../eligibility/bank-policy.ts'

/** What a bank asks beyond the law on a day. */
type PolicyOf = (bank: string, on: LocalDate) => Promise<BankPolicy>

/** The parameters that a policy is read by on a day. */
export function defaultsOn({ pledge }: CreditRules, on: LocalDate): PolicyDefaults {
  const defaults = versionOn(pledge.policyDefaults, on)
  if (defaults === undefined) throw new Error(`No usual policy is in force on ${on}`)
  return defaults
}

/** What a bank asks that has set nothing itself: what such banks usually ask. */
export function usualPolicy(rules: CreditRules, on: LocalDate): BankPolicy {
  const defaults = defaultsOn(rules, on)
  // In force since the usual one is; where nobody says since when, since the day that is asked about.
  const effectiveFrom = defaults.inForce[0]?.from ?? on
  const version = `usual-${defaults.version}`
  return trusted(parseBankPolicy({ version, effectiveFrom }, defaults))
}

/** As its own people have set it, as it is stored now; else the usual one. */
export const policyIn =
  ({ store, rules }: { readonly store: EventStore; readonly rules: CreditRules }): PolicyOf =>
  async (bank, on) => {
    const { state } = await store.current(bankPolicy, bankPolicyIdOf(bank))
    const terms = termsOn(state, on)
    return terms ? ownPolicy(terms, defaultsOn(rules, on)) : usualPolicy(rules, on)
  }

function ownPolicy(terms: PolicyTerms, { parameters }: PolicyDefaults): BankPolicy {
  const { policyVersion, effectiveFrom, acceptedKinds, mostAmount, digest } = terms
  const given = JSON.parse(terms.parametersJson) as Readonly<Record<string, unknown>>
  // It was judged as it was proposed; of a parameter that came with later rules it has the usual value.
  const whole = parameters.map(({ key, default: usual }) => [key, given[key] ?? usual])
  return {
    version: policyVersion,
    effectiveFrom,
    parameters: Object.fromEntries(whole) as PolicyParameters,
    own: {
      digest,
      acceptedKinds,
      mostAmount: mostAmount
        ? { currency: mostAmount.currency, amount: amountOf(mostAmount) }
        : 'open',
    },
  }
}
