import { organisationOf } from '@seedline/values'
import {
  admittedToEvery,
  allows,
  bankPeople,
  type CallRule,
  enterprisePeople,
  fundManagers,
  fundReaders,
  overseers,
  type Rule,
  registrars,
} from './roles.ts'
import { type Category, isReadByOwnPeople, readersOf } from './services.ts'

/**
 * To whom what an operation touches belongs. Its role says what a person may do; this says with what.
 * - nobody: to no organisation, so that the role alone decides
 * - maker: it makes something, which is from then on its organisation's
 * - managed-fund, managed-deal: to the organisation that manages the fund, or the deal's fund; overseers may read it
 * - enterprise: to the enterprise; recorded by whoever keeps the register, or has a stake in it through a fund
 * - own-enterprise: to the enterprise, of which its own people may read it; of every one, whom else the role admits
 * - subject: to the enterprise that is named, for which its own people speak, or who keeps the register
 * - consent: to the bank and the enterprise between whom a consent is
 * - query: to the bank that asked it
 * - pledge, portfolio-pledge: to the bank that holds it; the enterprise whose right it is may read it
 * - bank-policy: to the bank whose policy it is
 * - watch, alert: to the bank that watches
 * - loan: to the bank that is asked for it; the enterprise that asks may read it
 * - loan-applicant: the same, where either of the two may change it
 * - loan-parties: to the bank and the enterprise that the request names, one of whom the caller has to be of
 * - shown: questions whose answer leaves out what the caller may not see
 */
export type Ownership =
  | 'nobody'
  | 'maker'
  | 'managed-fund'
  | 'managed-deal'
  | 'enterprise'
  | 'own-enterprise'
  | 'subject'
  | 'consent'
  | 'query'
  | 'pledge'
  | 'portfolio-pledge'
  | 'bank-policy'
  | 'watch'
  | 'alert'
  | 'loan'
  | 'loan-applicant'
  | 'loan-parties'
  | 'shown'

/** What of a verified actor decides. */
export interface Member {
  readonly roles: readonly string[]
  readonly organisation: string
}

/** The organisation that manages a fund; '' and undefined: nobody knows, and nobody's it is. */
export type ManagedBy = string | undefined

/** Whether this is that organisation, however both are written; nobody is none. */
export function isOrganisation(organisation: string, managedBy: ManagedBy): boolean {
  const id = organisationOf(organisation)
  return managedBy !== undefined && id !== '' && id === organisationOf(managedBy)
}

const belongsTo = ({ organisation }: Member, managedBy: ManagedBy): boolean =>
  isOrganisation(organisation, managedBy)

/** Whether somebody oversees every fund, whoever manages it. */
export const overseesFunds = ({ roles }: Member): boolean => allows(overseers, roles)

/** Whether somebody keeps the register of all enterprises. */
export const keepsRegister = ({ roles }: Member): boolean => allows(registrars, roles)

/** Whose entries alone somebody may take back; undefined: anybody's. */
export const takesBackOnlyOf = (actor: Member): string | undefined =>
  keepsRegister(actor) ? undefined : actor.organisation

/** Whether somebody speaks for the enterprise of this code: its own people's organisation is its code. */
export const speaksFor = (actor: Member, uscc: CodeOf): boolean =>
  allows(enterprisePeople, actor.roles) && isOrganisation(actor.organisation, uscc)

/** Whether somebody is of the people of this bank. */
export const isOfBank = (actor: Member, bank: string): boolean =>
  allows(bankPeople, actor.roles) && isOrganisation(actor.organisation, bank)

/** Whether something between a bank and an enterprise is somebody's: nobody else is told that it exists. */
export const isParty = (
  actor: Member,
  { bank, uscc }: { readonly bank: string; readonly uscc: string },
): boolean => isOfBank(actor, bank) || speaksFor(actor, uscc)

/** The code of an enterprise; undefined, '': nobody gave it one, so that nobody is among its people. */
export type CodeOf = string | undefined

/** Whether somebody may read a category of streams of the enterprise of this code, in whatever answer its facts stand. */
export const mayRead = (actor: Member, category: Category, uscc: CodeOf): boolean =>
  allows(readersOf(category), actor.roles) ||
  (isReadByOwnPeople(category) && speaksFor(actor, uscc))

/** Whether somebody whom an operation admits may have it of whichever enterprise; services read again what others publish. */
export const mayOfEvery = ({ roles }: Pick<Member, 'roles'>, admits: CallRule): boolean =>
  admittedToEvery(admits, roles) || allows('services', roles)

/** Whether somebody may see a fund's books: its partners, deals, their papers and amounts. The one place that decides. */
export const maySee = (actor: Member, managedBy: ManagedBy): boolean =>
  overseesFunds(actor) || (allows(fundReaders, actor.roles) && belongsTo(actor, managedBy))

/** Whether somebody may act for a fund: overseeing it is not enough. */
export const mayActFor = (actor: Member, managedBy: ManagedBy): boolean =>
  allows(fundManagers, actor.roles) && belongsTo(actor, managedBy)

/**
 * Who may be told of something: whom the rule allows, and of them, where it belongs to a fund, those alone who may see
 * the books of the organisation that manages it.
 */
export interface Audience {
  readonly rule: Rule
  /** Of those whom the rule allows the people of this organisation alone; '' is nobody's. Undefined: all of them. */
  readonly ofOrganisation?: string
  /** Undefined: it belongs to nobody. */
  readonly ofFundsManagedBy?: string
}

/** Whether somebody is among an audience. */
export const isAmong = (
  { rule, ofFundsManagedBy, ofOrganisation }: Audience,
  actor: Member,
): boolean =>
  allows(rule, actor.roles) &&
  (ofFundsManagedBy === undefined || maySee(actor, ofFundsManagedBy)) &&
  (ofOrganisation === undefined || belongsTo(actor, ofOrganisation))
