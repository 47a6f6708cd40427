import type { Rule } from '@seedline/service-kit'

/** Who decides on the fund's money. */
export const fundManagers: Rule = ['fund-manager']

/** Who may write down what happened to an enterprise's ownership. */
export const capTableRecorders: Rule = ['fund-manager', 'registrar']

/** Who may look. A pilot operator has no business with who owns what. */
export const readers: Rule = [
  'fund-manager',
  'registrar',
  'bank-officer',
  'coach',
  'statistician',
  'operator',
]
