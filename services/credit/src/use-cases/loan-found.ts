import { isOfBank } from '@seedline/contracts/ownership'
import type { CommandCall, EventStore } from '@seedline/event-store'
import { type CreditRules, type SubsidyScheme, versionOn } from '@seedline/rules'
import { dateInShanghai, type LocalDate } from '@seedline/values'
import type { Found, PledgeNow } from '../loan-application/commands.ts'
import type { LoanPledge } from '../loan-application/events.ts'
import type { Loan } from '../loan-application/loan.ts'
import { type Requirement, requirementsOf } from '../loan-application/requirements.ts'
import { pledge } from '../pledge/aggregate.ts'
import { hasEnded, isOutOfTime, pledgeIn } from '../pledge/state.ts'
import { consentNow } from './consent-now.ts'

export interface LoanParts {
  readonly store: EventStore
  readonly rules: CreditRules
  readonly schemes: readonly SubsidyScheme[]
}

/** What a loan's product asks for on a day, and how that stands. What was decided on was decided by the rules of its day. */
export async function requirementsFor(
  { store, rules }: LoanParts,
  loan: Loan,
  { on, past }: { readonly on: LocalDate; readonly past: boolean },
): Promise<readonly Requirement[]> {
  const { bank, uscc, entries, statements, terms } = loan
  const decided = entries.find(({ kind }) => kind === 'LoanApproved' || kind === 'LoanDeclined')?.on
  const product = rules.products.products.find(({ id }) => id === terms.at(-1)?.product)
  const version = product && versionOn(product.versions, decided ?? on)
  const needed = { bank, uscc, purpose: 'loan-application', scope: 'ip-portfolio', on } as const
  const consent = past ? 'unknown' : (await consentNow(store, needed)) ? 'yes' : 'no'
  return requirementsOf(version, statements, consent)
}

/** What is found out before a loan's next step is decided. */
export async function foundFor(
  parts: LoanParts,
  loan: Loan,
  { context }: CommandCall,
  pledges: readonly LoanPledge[] = loan.approvals.at(-1)?.pledges ?? [],
): Promise<Found> {
  const { actor, at } = context
  const on = dateInShanghai(at)
  return {
    officer: actor.subject,
    officerName: actor.name,
    byBank: isOfBank(actor, loan.bank),
    requirements: await requirementsFor(parts, loan, { on, past: false }),
    schemes: parts.schemes,
    pledgesNow: await Promise.all(pledges.map((one) => pledgeNow(parts.store, loan, one, on))),
  }
}

async function pledgeNow(
  store: EventStore,
  { bank, uscc }: Loan,
  { ipRightId, pledgeId }: LoanPledge,
  on: LocalDate,
): Promise<PledgeNow> {
  const { state } = await store.current(pledge, ipRightId)
  const found = pledgeIn(state, pledgeId)
  const isOurs =
    found !== undefined &&
    found.terms.bank === bank &&
    found.terms.uscc === uscc &&
    !hasEnded(found.standing) &&
    !isOutOfTime(found.standing, on)
  if (!isOurs) return { pledgeId, standing: undefined }
  const { status, maturesOn } = found.standing
  return {
    pledgeId,
    standing: { registered: status === 'registered' || status === 'changed', maturesOn },
  }
}
