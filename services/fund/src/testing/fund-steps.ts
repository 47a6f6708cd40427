import { funds } from '@seedline/contracts/operations'
import { type CommandCall, type EventStore, personOf } from '@seedline/event-store'
import { decidedBy } from '@seedline/recording/requests'
import { fund } from '../fund/aggregate.ts'
import { decide } from '../fund/decide.ts'

/** The commands of a fund, as its service fulfils them. */
export const fundSteps = (store: EventStore) =>
  decidedBy(funds, {
    store,
    aggregate: fund,
    decide,
    id: 'Fund',
    knowing: async (_id, { context }: CommandCall) => ({ by: personOf(context.actor) }),
  })
