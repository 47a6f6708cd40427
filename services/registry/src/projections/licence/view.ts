import { topicNames } from '@seedline/contracts/topics'
import type { HistoryEntry } from '@seedline/contracts/values/v1/values'
import { historyEntry } from '@seedline/facts/answers'
import { dateInShanghai } from '@seedline/values'
import type { EventMeta, View } from '@seedline/views'
import { type LicenceEvent, licenceEvents } from '../../licence/events.ts'
import { emptyLicence, evolve as evolveState, type LicenceState } from '../../licence/state.ts'

/** What stands, and all that was stated. */
export interface LicenceDocument {
  readonly state: LicenceState
  readonly history: readonly HistoryEntry[]
}

/** The document after an event. Pure; the same fold answers as-of questions from the stream. */
export function evolve(
  before: LicenceDocument | undefined,
  event: LicenceEvent,
  meta: EventMeta,
): LicenceDocument {
  const { state, history } = before ?? { state: emptyLicence, history: [] }
  // What is withdrawn is taken back when that is recorded.
  const occurredOn = licenceEvents.occurredOn(event) ?? dateInShanghai(meta.time)
  const reason = 'reason' in event ? event.reason : ''
  const entry = historyEntry(meta, { occurredOn, json: licenceEvents.json(event), reason })
  return { state: evolveState(state, event), history: [...history, entry] }
}

/** One document per enterprise of which anything is stated. */
export const licenceView: View<LicenceDocument, LicenceEvent> = {
  name: 'licence',
  topics: [topicNames.registry.licence],
  decode: licenceEvents.codec.decode,
  keyOf: (event) => event.enterpriseId,
  evolve,
  foldVersion: 1,
}
