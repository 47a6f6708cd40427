import type { Aggregate } from '@seedline/event-store'
import { toldWithRoomFor } from '../facts/room-to-take-back.ts'
import { alsoBy, type KeepsWhose, nobodys, withoutEntry } from '../facts/whose.ts'
import { type GroupRelationEvent, groupRelationEvents } from './events.ts'
import { evolve, type GroupState, nobodysOwn } from './state.ts'

/** The answer tells each fact twice: as it stands, and in its history. */
const bytesMost = 1_048_576

/** What stands, and who recorded each relation and its end. */
export type RecordedGroup = GroupState & KeepsWhose

/** Streams `group_relation-<enterprise id>`. */
export const groupRelation: Aggregate<RecordedGroup, GroupRelationEvent> = {
  name: 'group_relation',
  initial: { ...nobodysOwn, whose: nobodys },
  evolve(state, event, by) {
    const after = evolve(state, event)
    if (!groupRelationEvents.changes(event)) return { ...after, whose: state.whose }
    const { factId } = event
    const isGone = event.type === 'RelationWithdrawn'
    const whose = isGone ? withoutEntry(state.whose, factId) : alsoBy(state.whose, factId, by)
    return { ...after, whose }
  },
  codec: groupRelationEvents.codec,
  answer: toldWithRoomFor(['RelationWithdrawn'], groupRelationEvents, bytesMost, 'fields'),
}
