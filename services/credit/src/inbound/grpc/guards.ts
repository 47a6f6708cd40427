import type { EventStore } from '@seedline/event-store'
import type { Guards } from '@seedline/recording/requests'
import type { EnterpriseId } from '@seedline/values'
import type { ConsentId } from '../../consent/events.ts'
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
})
