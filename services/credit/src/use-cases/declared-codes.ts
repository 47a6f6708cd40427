import type { Faults } from '@seedline/contracts/kinds'
import { loanProduct } from '@seedline/contracts/operations'
import { problemOf } from '@seedline/contracts/refusals'
import type { CreditRules } from '@seedline/rules'
import type { IpFamily } from '@seedline/values'
import type { Product } from '../eligibility/question.ts'
import type { AskedOfDesk } from './asked-of-desk.ts'

/** What a bank may state, by where the rule data has its code. */
export interface DeclaredCodes {
  readonly contract: ReadonlySet<string>
  readonly checks: ReadonlySet<string>
  readonly requirements: ReadonlySet<string>
  /** Of one right: the grounds that people alone tell, or that the parties may waive. What a register tells nobody states. */
  readonly grounds: ReadonlySet<string>
  /** What counts with one product, and with rights of one family; elsewhere it would change nothing. */
  readonly ofLoan: Readonly<Record<Product, ReadonlySet<string>>>
  readonly ofRight: Readonly<Partial<Record<IpFamily, ReadonlySet<string>>>>
}

/** Of the loan, and of one patent, beside what the rules name. */
export const guarantee = 'controller-guarantee'
export const ownFacts = ['secret', 'implemented'] as const

/** That there is a consent is what lets the question in: nobody states it. */
const known = 'consent-recorded'

export function declaredCodesOf({ pledge, products }: CreditRules): DeclaredCodes {
  const contract = ids(pledge.statutory.flatMap(({ versions }) => contractOf(versions)))
  const parameters = pledge.policyDefaults.flatMap((one) => one.parameters)
  const checks = new Set(parameters.flatMap((one) => (one.kind === 'choices' ? one.choices : [])))
  const asked = (product: string) =>
    ids(
      products.products
        .filter(({ id }) => id === product)
        .flatMap(({ versions }) => versions.flatMap((one) => one.requirements))
        .filter(({ id }) => id !== known),
    )
  const grounds = (family: 'patent' | 'trademark') =>
    ids(
      pledge.statutory
        .filter(({ kinds }) => kinds.includes('trademark') === (family === 'trademark'))
        .flatMap(({ versions }) => versions.flatMap((one) => one.grounds))
        .filter(({ severity }) => severity !== 'block'),
    )
  const ofLoan = (product: Product): ReadonlySet<string> =>
    product === 'ip-pledge-loan'
      ? new Set([...contract, ...checks, guarantee, ...asked(product)])
      : asked(product)
  const patents = grounds('patent')
  const trademarks = grounds('trademark')
  return {
    contract,
    checks,
    requirements: new Set(loanProduct.names.flatMap((product) => [...asked(product)])),
    grounds: new Set([...patents, ...trademarks]),
    ofLoan: {
      'ip-pledge-loan': ofLoan('ip-pledge-loan'),
      'credit-loan': ofLoan('credit-loan'),
      'finance-lease': ofLoan('finance-lease'),
      'credit-insurance-finance': ofLoan('credit-insurance-finance'),
    },
    ofRight: { patent: new Set([...ownFacts, ...patents]), trademark: trademarks },
  }
}

const contractOf = (
  versions: CreditRules['pledge']['statutory'][number]['versions'],
): readonly { readonly id: string }[] => versions.flatMap((one) => one.contract)

const ids = (those: readonly { readonly id: string }[]): ReadonlySet<string> =>
  new Set(those.map(({ id }) => id))

const none: ReadonlySet<string> = new Set()

/** Notes each code that nothing is stated by: none of that product, or of rights of that family. */
export function checkDeclared({ ofLoan, ofRight }: Pick<DeclaredCodes, 'ofLoan' | 'ofRight'>) {
  return ({ product, declared = [], rights = [] }: Partial<AskedOfDesk>, faults: Faults): void => {
    if (product !== undefined) noteUnknown(ofLoan[product], declared, '/declared', faults)
    for (const [index, right] of rights.entries())
      if (right?.family !== undefined)
        noteUnknown(
          ofRight[right.family] ?? none,
          right.declared ?? [],
          `/rights/${index}/declared`,
          faults,
        )
  }
}

function noteUnknown(
  known: ReadonlySet<string>,
  declared: readonly ({ readonly code: string } | undefined)[],
  at: string,
  faults: Faults,
): void {
  for (const [index, one] of declared.entries())
    if (one?.code !== undefined && !known.has(one.code)) {
      const allowed = [...known].toSorted().join(', ') || '–'
      faults.note(`${at}/${index}/code`, problemOf('DECLARED_CODE_UNKNOWN', { allowed }))
    }
}
