import type { Aggregate } from '@seedline/event-store'
import { type CapTableEvent, capTableEvents } from './events.ts'
import { evolve, evolveReversed } from './evolve.ts'
import { type CapTableState, emptyCapTable } from './state.ts'

/** Streams `cap_table-<enterprise id>`. */
export const capTable: Aggregate<CapTableState, CapTableEvent> = {
  name: 'cap_table',
  initial: emptyCapTable,
  evolve,
  codec: capTableEvents.codec,
  snapshot: { every: 200, foldVersion: 6 },
  takesBack: {
    types: [capTableEvents.typeOf('TransactionsReversed')],
    versionsOf: (event) => (event.type === 'TransactionsReversed' ? event.versions : []),
    leftOut: evolveReversed,
  },
}
