import { type GroupRelationEvent, groupRelationEvents, type RelationStated } from './events.ts'

/** A parent or a controller, as it stands. */
export type Relation = Omit<RelationStated, 'type' | 'enterpriseId'>

/** Whose one enterprise is, by the day from which on it is so. `entries` counts its events. */
export interface GroupState {
  readonly entries: number
  readonly relations: readonly Relation[]
}

export const nobodysOwn: GroupState = { entries: 0, relations: [] }

export function evolve(state: GroupState, event: GroupRelationEvent): GroupState {
  return { relations: relationsAfter(state.relations, event), entries: state.entries + 1 }
}

function relationsAfter(
  relations: readonly Relation[],
  event: GroupRelationEvent,
): readonly Relation[] {
  if (!groupRelationEvents.changes(event)) return relations
  const { factId } = event
  switch (event.type) {
    case 'RelationStated': {
      const { type: _, enterpriseId: __, ...relation } = event
      return [...relations, relation].toSorted((a, b) =>
        a.since < b.since ? -1 : a.since > b.since ? 1 : 0,
      )
    }
    case 'RelationEnded': {
      const { endedOn, evidence } = event
      return relations.map((one) =>
        one.factId === factId ? { ...one, endedOn, evidence: [...one.evidence, ...evidence] } : one,
      )
    }
    case 'RelationWithdrawn':
      return relations.filter((one) => one.factId !== factId)
    default:
      return event satisfies never
  }
}
