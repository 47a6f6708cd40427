import type { loanApplications, RequestOf } from '@seedline/contracts/operations'
import { isOfBank } from '@seedline/contracts/ownership'
import { refusal } from '@seedline/contracts/refusals'
import { type CommandCall, type EventStore, type Outcome, optionsOf } from '@seedline/event-store'
import {
  dateInShanghai,
  deriveId,
  type EnterpriseId,
  organisationOf,
  parseIpNumber,
  trusted,
  type Uscc,
} from '@seedline/values'
import { loanApplication } from '../loan-application/aggregate.ts'
import { decide } from '../loan-application/decide.ts'
import type { LoanTerms } from '../loan-application/events.ts'
import { consentStands } from './consent-now.ts'
import { rightIdOf } from './reserve-pledge.ts'

type Asked = RequestOf<(typeof loanApplications)['operations']['draftLoan']>

/** An enterprise by its code, as it goes on: undefined: nobody registered it. */
export type FindByCode = (uscc: string) => Promise<EnterpriseId | undefined>

/** The rights by their ids, however their numbers are written. */
export const rightsOf = (rights: Asked['rights']): LoanTerms['rights'] =>
  rights.map((right) => ({
    ...right,
    number: trusted(parseIpNumber(right.family, right.number)),
    ipRightId: rightIdOf(right),
  }))

/**
 * Drafts an application: for the enterprise, by its own people; or by the bank with the enterprise's consent. Without a consent the
 * same is said, whether or not there is such an enterprise.
 * @throws ProblemError CONSENT_MISSING, ENTERPRISE_OF_OTHERS
 */
export async function draftLoan(
  { store, findByCode }: { readonly store: EventStore; readonly findByCode: FindByCode },
  { rights, ...asked }: Asked,
  call: CommandCall,
): Promise<Outcome> {
  const { actor, at, commandId } = call.context
  const bank = organisationOf(asked.bank)
  const loanApplicationId = deriveId(
    'LoanApplication',
    organisationOf(actor.organisation),
    commandId,
  )
  const byBank = isOfBank(actor, bank)
  const { state } = await store.current(loanApplication, loanApplicationId)
  // A repeated command is answered by what it drafted, whatever has become of the consent.
  const known =
    state.status === 'drafted'
      ? state
      : byBank
        ? await consenting(store, { bank, uscc: asked.uscc, at })
        : await itself(findByCode, asked.uscc)
  const command = {
    ...asked,
    type: 'DraftLoan',
    at,
    loanApplicationId,
    bank,
    uscc: known.uscc,
    enterpriseId: known.enterpriseId,
    rights: rightsOf(rights),
    officer: actor.subject,
    officerName: actor.name,
    byBank,
  } as const
  return store.execute(
    loanApplication,
    loanApplicationId,
    call.context,
    (now) => (now.status === 'drafted' ? { ok: true, events: [] } : decide(command, now)),
    { ...optionsOf(call), likelyNew: true },
  )
}

interface Party {
  readonly uscc: Uscc
  readonly enterpriseId: EnterpriseId
}

async function consenting(
  store: EventStore,
  {
    bank,
    uscc,
    at,
  }: { readonly bank: string; readonly uscc: Uscc; readonly at: CommandCall['context']['at'] },
): Promise<Party> {
  const on = dateInShanghai(at)
  const granted = await consentStands(store, { bank, uscc, purpose: 'loan-application', on })
  if (granted === undefined) throw refusal('CONSENT_MISSING')
  return granted
}

async function itself(find: FindByCode, uscc: Uscc): Promise<Party> {
  const enterpriseId = await find(uscc)
  if (enterpriseId === undefined) throw refusal('ENTERPRISE_OF_OTHERS')
  return { uscc, enterpriseId }
}
