import type { Faults } from '@seedline/contracts/kinds'
import { problemOf } from '@seedline/contracts/refusals'
import type { CreditRules } from '@seedline/rules'
import type { AskedOfDesk } from './question-of.ts'

/** What a bank may state, by where the rule data has its code. */
export interface DeclaredCodes {
  readonly contract: ReadonlySet<string>
  readonly checks: ReadonlySet<string>
  readonly requirements: ReadonlySet<string>
  /** Of one right: what people know or agree on about a ground. */
  readonly grounds: ReadonlySet<string>
}

/** Of the loan, and of one right, beside what the rules name. */
export const guarantee = 'controller-guarantee'
export const ownFacts = ['secret', 'implemented'] as const

export function declaredCodesOf({ pledge, products }: CreditRules): DeclaredCodes {
  const versions = pledge.statutory.flatMap((one) => one.versions)
  const parameters = pledge.policyDefaults.flatMap((one) => one.parameters)
  return {
    contract: ids(versions.flatMap((one) => one.contract)),
    grounds: ids(versions.flatMap((one) => one.grounds)),
    checks: new Set(parameters.flatMap((one) => (one.kind === 'choices' ? one.choices : []))),
    requirements: ids(
      products.products.flatMap((one) => one.versions).flatMap((one) => one.requirements),
    ),
  }
}

const ids = (those: readonly { readonly id: string }[]): ReadonlySet<string> =>
  new Set(those.map(({ id }) => id))

/** Notes each code that nothing is stated by. */
export function checkDeclared({ contract, checks, requirements, grounds }: DeclaredCodes) {
  const ofLoan = new Set([...contract, ...checks, ...requirements, guarantee])
  const ofRight = new Set([...grounds, ...ownFacts])
  return ({ declared = [], rights = [] }: Partial<AskedOfDesk>, faults: Faults): void => {
    noteUnknown(ofLoan, declared, '/declared', faults)
    for (const [index, right] of rights.entries())
      noteUnknown(ofRight, right?.declared ?? [], `/rights/${index}/declared`, faults)
  }
}

function noteUnknown(
  known: ReadonlySet<string>,
  declared: readonly ({ readonly code: string } | undefined)[],
  at: string,
  faults: Faults,
): void {
  for (const [index, one] of declared.entries())
    if (one?.code !== undefined && !known.has(one.code))
      faults.note(`${at}/${index}/code`, problemOf('DECLARED_CODE_UNKNOWN'))
}
