import type { HistoryEntry } from '@seedline/contracts/values/v1/values'
import { historyEntry } from '@seedline/facts/answers'
import { dateInShanghai, type EnterpriseId } from '@seedline/values'
import type { EventMeta } from '@seedline/views'
import { type GroupRelationEvent, groupRelationEvents } from '../../group-relation/events.ts'
import { enterpriseAbove } from '../../group-relation/standing.ts'
import { evolve as evolveState, type GroupState, nobodysOwn } from '../../group-relation/state.ts'

/** Whose an enterprise is, and all that was stated of that. */
export interface GroupDocument {
  readonly state: GroupState
  readonly history: readonly HistoryEntry[]
  /** The enterprises that were ever stated to stand above it, also by mistake: who asks as of then finds it by them. */
  readonly above: readonly EnterpriseId[]
}

export const noGroup: GroupDocument = { state: nobodysOwn, history: [], above: [] }

/** The document after an event. Pure; the same fold answers as-of questions from the stream. */
export function evolve(
  before: GroupDocument,
  event: GroupRelationEvent,
  meta: EventMeta,
): GroupDocument {
  // What is withdrawn is taken back when that is recorded.
  const occurredOn = groupRelationEvents.occurredOn(event) ?? dateInShanghai(meta.time)
  const reason = 'reason' in event ? event.reason : ''
  const entry = historyEntry(meta, { occurredOn, json: groupRelationEvents.json(event), reason })
  const one = event.type === 'RelationStated' ? enterpriseAbove(event) : undefined
  const isNew = one !== undefined && !before.above.includes(one)
  return {
    state: evolveState(before.state, event),
    history: [...historyBefore(before.history, event), entry],
    above: isNew ? [...before.above, one] : before.above,
  }
}

interface Told {
  readonly factId?: string
  readonly party?: { readonly kind?: string; readonly name?: string }
}

/** A person whose relation is withdrawn may have asked for it: that somebody was stated stays, and who it was does not. */
function historyBefore(
  history: readonly HistoryEntry[],
  event: GroupRelationEvent,
): readonly HistoryEntry[] {
  if (event.type !== 'RelationWithdrawn') return history
  return history.map((entry) => {
    const { party, ...told } = JSON.parse(entry.detailsJson) as Told
    if (told.factId !== event.factId || party?.kind !== 'PARTY_KIND_PERSON') return entry
    const { name: _, ...nameless } = party
    return { ...entry, detailsJson: JSON.stringify({ ...told, party: nameless }) }
  })
}
