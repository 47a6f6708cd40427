import { refusal } from '@seedline/contracts/refusals'
import type { EventStore } from '@seedline/event-store'
import type { EnterpriseId } from '@seedline/values'
import { expectReached } from '@seedline/views'
import { contact } from '../../contact/aggregate.ts'
import type { Contact } from '../../contact/state.ts'
import { enterprise } from '../../enterprise/aggregate.ts'

export interface ContactsQuestion {
  readonly enterpriseId: EnterpriseId
  readonly atLeastVersion: number
  readonly deadline: Date
}

export interface ContactsAnswer {
  readonly enterpriseId: EnterpriseId
  readonly version: number
  readonly contacts: readonly Contact[]
}

/**
 * The contacts of an enterprise as they stand, from its stream: as of no other moment, so that what was withdrawn is told
 * to nobody. @throws ProblemError ENTERPRISE_UNKNOWN, VERSION_NOT_REACHED
 */
export async function getContacts(
  store: EventStore,
  question: ContactsQuestion,
): Promise<ContactsAnswer> {
  const { enterpriseId } = question
  const { state, version } = await store.load(contact, enterpriseId)
  expectReached({ ...question, asOf: {} }, version)
  if (version === 0) await expectKnown(store, enterpriseId)
  return { enterpriseId, version, contacts: state.contacts }
}

async function expectKnown(store: EventStore, enterpriseId: EnterpriseId): Promise<void> {
  const { state } = await store.load(enterprise, enterpriseId)
  if (state.status === 'unregistered')
    throw refusal('ENTERPRISE_UNKNOWN', { enterprise_id: enterpriseId })
}
