import { deals } from '@seedline/contracts/operations'
import type { EventStore } from '@seedline/event-store'
import { decidedBy } from '@seedline/recording/requests'
import { deal } from '../deal/aggregate.ts'
import { decide } from '../deal/decide.ts'

/** The commands of a deal that need to know of nothing else, as its service fulfils them. */
export const dealSteps = (store: EventStore) =>
  decidedBy(deals, { store, aggregate: deal, decide, id: 'Deal' })
