import { refusal } from './refusals/index.ts'
import { allows, bankPeople, type CallRule, enterprisePeople, roles } from './roles.ts'

/** Whether a rule admits an enterprise's own people and no bank's: a bank comes by the enterprise's consent. */
export const isOwnBeforeBanks = (rule: CallRule): boolean =>
  typeof rule !== 'string' && allows(rule, enterprisePeople) && !allows(rule, bankPeople)

/**
 * Turns away whoever holds no role that a rule admits: the one place that says so.
 * @throws ProblemError ROLE_NOT_ALLOWED, THROUGH_BANK_DESK
 */
export function expectRole(rule: CallRule, held: readonly string[]): void {
  if (allows(rule, held)) return
  if (isOwnBeforeBanks(rule) && allows(bankPeople, held)) throw refusal('THROUGH_BANK_DESK')
  throw refusal('ROLE_NOT_ALLOWED', { needed_roles: namesOf(rule) })
}

const namesOf = (rule: CallRule): string => {
  if (rule === 'any-role') return roles.join(', ')
  return typeof rule === 'string' ? rule : rule.join(', ')
}
