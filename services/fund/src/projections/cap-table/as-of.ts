import { type DatedFold, type DatedFolds, datedFolds, type EventStore } from '@seedline/event-store'
import { metaOf } from '@seedline/facts/answers'
import { capTable } from '../../cap-table/aggregate.ts'
import { type CapTableEvent, capTableEvents } from '../../cap-table/events.ts'
import { beginFold, type CapTableFold, foldEvent } from './fold.ts'

const dated: DatedFold<CapTableFold, CapTableEvent> = {
  aggregate: capTable,
  begin: beginFold,
  step: (fold, recorded) => foldEvent(fold, recorded.event, metaOf(recorded, 'fund')),
  occurredOn: capTableEvents.occurredOn,
}

const byStore = new WeakMap<EventStore, DatedFolds<CapTableFold, CapTableEvent>>()

/** The cap tables of a store as of days; what was folded once is shared by all questions. */
export function foldsOf(store: EventStore): DatedFolds<CapTableFold, CapTableEvent> {
  const known = byStore.get(store)
  if (known !== undefined) return known
  const folds = datedFolds(store, dated)
  byStore.set(store, folds)
  return folds
}
