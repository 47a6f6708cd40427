/** Every role an actor may hold, as written in the `roles` claim of a token. */
export const roles = [
  'registrar',
  'fund-manager',
  'bank-officer',
  'coach',
  'pilot-operator',
  'statistician',
  'operator',
  'enterprise-officer',
] as const

export type Role = (typeof roles)[number]

/**
 * What a service's own token holds, and no person's: it is none of the roles above, so it reads
 * nothing that is for people.
 */
export const serviceRole = 'service'

/**
 * Who of the people may do something: one of the roles listed, or any actor that holds at least one
 * known role. There is no rule for "anyone": no call is anonymous.
 */
export type Rule = Roles | 'any-role'

type Roles = readonly [Role, ...Role[]]

/** Who may call an RPC: people, services alone, or whoever is known. */
export type CallRule = Rule | 'services' | 'people-and-services'

/** Whether the text is a known role. */
export const isRole = (text: string): text is Role => (roles as readonly string[]).includes(text)

/** Whether an actor with these roles satisfies the rule. Unknown roles never count. */
export function allows(rule: CallRule, held: readonly string[]): boolean {
  if (rule === 'any-role') return held.some(isRole)
  if (rule === 'services') return held.includes(serviceRole)
  if (rule === 'people-and-services') return allows('any-role', held) || allows('services', held)
  return held.some((role) => (rule as readonly string[]).includes(role))
}

/** Who decides on the fund's money. */
export const fundManagers: Rule = ['fund-manager']

/** Who oversees every fund, whoever manages it: the keepers of the register and of figures, and those who run the system. */
export const overseers: Rule = ['registrar', 'statistician', 'operator']

/**
 * Who may look at funds, deals and cap tables, and at the figures of every enterprise. A pilot operator has no business with
 * who owns what; a bank is told what an enterprise has consented to, at the bank desk.
 */
export const fundReaders: Roles = ['fund-manager', 'registrar', 'coach', 'statistician', 'operator']

/** Who may look at what was attested of every enterprise. */
export const attestedReaders: Rule = [...fundReaders, 'pilot-operator']

/** Who may write down what happened to an enterprise's ownership. */
export const capTableRecorders: Rule = ['registrar', 'fund-manager']

/** Who keeps the register. */
export const registrars: Rule = ['registrar']

/** Who may register and correct enterprises. */
export const registryWriters: Rule = ['registrar', 'fund-manager']

/** Who may record rungs of the ladder. */
export const ladderWriters: Rule = ['registrar', 'fund-manager', 'coach']

/** Who may record what enterprises state of themselves. */
export const figuresWriters: Rule = ['registrar', 'statistician', 'fund-manager', 'coach']

/** Who may replace or take back what was stated, by whomever. */
export const figuresKeepers: Rule = ['registrar', 'statistician']

export const operators: Rule = ['operator']

/** The people of banks, and those of enterprises. */
export const bankPeople: Roles = ['bank-officer']
export const enterprisePeople: Roles = ['enterprise-officer']

/** These, who may of every enterprise, and of their own its own people. */
export const withOwnPeople = (rule: Rule): Rule =>
  rule === 'any-role' ? rule : [...rule, ...enterprisePeople]

/** Whether somebody is admitted as more than one of an enterprise's own people: to what concerns any of them. */
export const admittedToEvery = (rule: CallRule, held: readonly string[]): boolean =>
  allows(
    rule,
    held.filter((role) => !allows(enterprisePeople, [role])),
  )

/** Who lets a bank know of an enterprise: its own people, or for it, with the paper, who keeps the register. */
export const consentGivers: Rule = ['enterprise-officer', 'registrar']

/** Between whom a consent is, and what follows from it: the bank, the enterprise, and who records for the enterprise. */
export const consentParties: Rule = ['bank-officer', 'enterprise-officer', 'registrar']

/** Where the people of each role work in a development stack; no two of them share a fund's books by chance. */
export const developmentOrganisations: Readonly<Record<Role, string>> = {
  'fund-manager': 'first-fund-management',
  registrar: 'cluster-office',
  statistician: 'cluster-office',
  'bank-officer': 'development-bank',
  'enterprise-officer': '914403990000100141',
  coach: 'development-sponsor',
  'pilot-operator': 'development-pilot-line',
  operator: 'seedline',
}
