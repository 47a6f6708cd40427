import { type CreditRules, versionOn } from '@seedline/rules'
import { type LocalDate, trusted } from '@seedline/values'
import { type BankPolicy, parseBankPolicy } from '../eligibility/bank-policy.ts'

/** What a bank asks beyond the law on a day: until it says so itself, what such banks usually ask. */
export const defaultPolicy =
  ({ pledge }: CreditRules) =>
  async (_bank: string, on: LocalDate): Promise<BankPolicy> => {
    const defaults = versionOn(pledge.policyDefaults, on)
    if (defaults === undefined) throw new Error(`No usual policy is in force on ${on}`)
    // In force since the usual one is; where nobody says since when, since the day that is asked about.
    const effectiveFrom = defaults.inForce[0]?.from ?? on
    const version = `usual-${defaults.version}`
    return trusted(parseBankPolicy({ version, effectiveFrom }, defaults))
  }
