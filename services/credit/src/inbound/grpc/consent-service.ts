import { consents as operations } from '@seedline/contracts/operations'
import { keepsRegister } from '@seedline/contracts/ownership'
import type { EventStore } from '@seedline/event-store'
import { decidedBy, serviceOf } from '@seedline/recording/requests'
import type { BoundService } from '@seedline/service-kit'
import { type Clock, dateInShanghai } from '@seedline/values'
import type { ViewStore } from '@seedline/views'
import { consent } from '../../consent/aggregate.ts'
import { decide } from '../../consent/decide.ts'
import { getConsent, listConsents } from '../../projections/consent/query.ts'
import type { ConsentDocument } from '../../projections/consent/view.ts'
import { grantConsent } from '../../use-cases/grant-consent.ts'
import { type CreditGuards, ofParty } from './guards.ts'

export interface ConsentServiceParts {
  readonly store: EventStore
  readonly view: ViewStore<ConsentDocument>
  readonly guards: CreditGuards
  readonly clock: Clock
}

/** ConsentService: each operation, and what fulfils it. */
export const consentService = ({
  store,
  view,
  guards,
  clock,
}: ConsentServiceParts): BoundService => {
  const today = () => dateInShanghai(clock())
  return serviceOf(
    operations,
    { clock, guards },
    {
      ...decidedBy(operations, {
        store,
        aggregate: consent,
        decide,
        id: 'Consent',
        but: ['grantConsent'],
      }),
      grantConsent: (terms, call) => grantConsent(store, terms, call),
      getConsent: (question, { deadline }) =>
        getConsent({ store, view }, { ...question, deadline, today: today() }),
      listConsents: ({ page, ...filter }, { actor }) =>
        listConsents(
          view,
          { ...filter, within: keepsRegister(actor) ? undefined : ofParty(actor) },
          { page, today: today() },
        ),
    },
  )
}
