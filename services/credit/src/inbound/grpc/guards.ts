import { isOfBank } from '@seedline/contracts/ownership'
import { refusal } from '@seedline/contracts/refusals'
import { allows, bankPeople, enterprisePeople } from '@seedline/contracts/roles'
import type { Actor, EventStore } from '@seedline/event-store'
import type { Guards } from '@seedline/recording/requests'
import { type EnterpriseId, organisationOf } from '@seedline/values'
import type { ConsentId } from '../../consent/events.ts'
import { eligibilityQuery } from '../../eligibility-query/aggregate.ts'
import type { QueryId } from '../../eligibility-query/events.ts'
import {
  expectConsentOf,
  expectSubject,
  type FindSubject,
  type Subject,
} from '../../use-cases/parties.ts'

/** What is found of an owner: the enterprise that speaks. */
export type CreditGuards = Guards<Subject>

/** What of a request names that to which it has to belong: whatever its operation declares as its owner. */
export const guardsOf = (store: EventStore, find: FindSubject): CreditGuards => ({
  subject: ({ values, actor }) => expectSubject(find, values.enterpriseId as EnterpriseId, actor),
  async consent({ values, ...asker }) {
    await expectConsentOf(store, values.consentId as ConsentId, asker)
    return undefined
  },
  async query({ values, actor }) {
    const queryId = values.queryId as QueryId
    const { state } = await store.current(eligibilityQuery, queryId)
    if (state.status === 'told' && isOfBank(actor, state.told.asked.bank)) return undefined
    throw refusal('QUERY_UNKNOWN', { query_id: queryId })
  },
})

/** What is between a bank and an enterprise, as far as somebody may see it: as one of the bank's people, or of the enterprise's. */
export function ofParty(
  { roles, organisation }: Actor,
  at = '',
): Readonly<Record<string, unknown>> {
  const own = organisationOf(organisation)
  return {
    $or: [
      ...(allows(bankPeople, roles) ? [{ [`${at}bank`]: own }] : []),
      ...(allows(enterprisePeople, roles) ? [{ [`${at}uscc`]: own.toUpperCase() }] : []),
    ],
  }
}

/** What is a bank's own, whichever enterprise it is about. */
export const ownOf = ({ organisation }: Actor): Readonly<Record<string, unknown>> => ({
  bank: organisationOf(organisation),
})
