import fc from 'fast-check'
import type { BankPolicy, OwnPolicy, PolicyParameters } from '../bank-policy.ts'
import { policyOf } from './samples.ts'

/** Two values of which the second asks for more, or for the same. */
const pair = <T>(from: readonly T[]): fc.Arbitrary<readonly [looser: T, stricter: T]> =>
  fc
    .tuple(fc.nat({ max: from.length - 1 }), fc.nat({ max: from.length - 1 }))
    .map(([a, b]) => [from[Math.min(a, b)] as T, from[Math.max(a, b)] as T])

// From the least that a bank may ask to the most.
const pairs = {
  ltvInvention: pair(['0.5', '0.4', '0.3', '0.25']),
  ltvUtilityModel: pair(['0.3', '0.2', '0.15']),
  ltvDesign: pair(['0.2', '0.1', '0.05']),
  ltvTrademark: pair(['0.5', '0.3', '0.2']),
  minRemainingYearsInvention: pair([3, 5, 8, 10]),
  minRemainingYearsOther: pair([2, 3, 5]),
  requireImplemented: pair([false, true]),
  excludeDefence: pair([false, true]),
  valuationValidityMonths: pair([36, 12, 1]),
  maxTenorMonths: pair([36, 24, 12, 1]),
  exclusiveLicence: pair(['ignore', 'warn', 'block'] as const),
  borrowerChecks: pair([
    [],
    ['credit-report'],
    ['credit-report', 'judgment-debtor', 'abnormal-list'],
  ]),
  controllerGuarantee: pair(['optional', 'required'] as const),
  minHoldingMonths: pair([0, 6, 12, 60]),
} satisfies { readonly [Key in keyof PolicyParameters]: fc.Arbitrary<readonly [unknown, unknown]> }

const kinds = pair([
  [],
  ['invention', 'utility-model', 'design'],
  ['invention', 'design'],
  ['design'],
])
const most = pair<OwnPolicy['mostAmount']>([
  'open',
  { currency: 'CNY', amount: '8000000.00' },
  { currency: 'CNY', amount: '1000000.00' },
])

interface TwoPolicies {
  readonly looser: BankPolicy
  readonly stricter: BankPolicy
}

/** Two policies of which the second asks for at least as much as the first, in everything. */
export const twoPolicies: fc.Arbitrary<TwoPolicies> = fc
  .record({ parameters: fc.record(pairs), kinds, most })
  .map(({ parameters, kinds: accepted, most: amounts }) => {
    const policy = (at: 0 | 1): BankPolicy => ({
      ...policyOf(
        Object.fromEntries(Object.entries(parameters).map(([key, both]) => [key, both[at]])),
      ),
      own: { digest: 'd'.repeat(64), acceptedKinds: accepted[at], mostAmount: amounts[at] },
    })
    return { looser: policy(0), stricter: policy(1) }
  })
