import { optional, provenance } from '@seedline/contracts/kinds'
import { contactPurpose, contacts as operations } from '@seedline/contracts/operations'
import { takesBackOnlyOf } from '@seedline/contracts/ownership'
import type { Contacts } from '@seedline/contracts/registry/v1/contact_service'
import type { EventStore } from '@seedline/event-store'
import { decidedBy, serviceOf } from '@seedline/recording/requests'
import type { BoundService } from '@seedline/service-kit/grpc'
import type { Clock } from '@seedline/values'
import { contact } from '../../contact/aggregate.ts'
import { decide } from '../../contact/decide.ts'
import { type ContactsAnswer, getContacts } from '../../projections/contacts/query.ts'
import { enterpriseDatesOf } from '../../use-cases/enterprise-dates.ts'
import { guardsOf } from './guards.ts'

export interface ContactServiceParts {
  readonly store: EventStore
  readonly clock: Clock
}

/** ContactService: each operation, and what fulfils it. */
export const contactService = ({ store, clock }: ContactServiceParts): BoundService =>
  serviceOf(
    operations,
    { clock, guards: guardsOf(store) },
    {
      ...decidedBy(operations, {
        store,
        aggregate: contact,
        decide,
        id: 'Enterprise',
        knowing: async (id, { context }) => ({
          enterprise: await enterpriseDatesOf(store, id),
          ofOrganisation: takesBackOnlyOf(context.actor),
        }),
      }),
      getContacts: async (question, { deadline }) =>
        contactsToProto(await getContacts(store, { ...question, deadline })),
    },
  )

const madeBy = optional(provenance, null)

const contactsToProto = ({ contacts, ...of }: ContactsAnswer): Contacts => ({
  ...of,
  contacts: contacts.map((one) => ({
    ...one,
    purpose: contactPurpose.toProto(one.purpose),
    endedOn: one.endedOn ?? '',
    provenance: madeBy.toProto(one.provenance),
  })),
})
