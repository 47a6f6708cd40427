/** Every role an actor may hold, as written in the `roles` claim of a token. */
export const roles = [
  'registrar',
  'fund-manager',
  'bank-officer',
  'coach',
  'pilot-operator',
  'statistician',
  'operator',
] as const

export type Role = (typeof roles)[number]

/**
 * Who may call an RPC: one of the roles listed, or any actor that holds at least one known role.
 * There is no rule for "anyone": no call is anonymous.
 */
export type Rule = readonly [Role, ...Role[]] | 'any-role'

/** Whether the text is a known role. */
export const isRole = (text: string): text is Role => (roles as readonly string[]).includes(text)

/** Whether an actor with these roles satisfies the rule. Unknown roles never count. */
export const allows = (rule: Rule, held: readonly string[]): boolean =>
  rule === 'any-role'
    ? held.some(isRole)
    : held.some((role) => (rule as readonly string[]).includes(role))
