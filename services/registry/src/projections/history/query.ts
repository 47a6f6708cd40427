import { refusal } from '@seedline/contracts/refusals'
import type { HistoryEntry } from '@seedline/contracts/values/v1/values'
import type { Actor, EventStore, Recorded } from '@seedline/event-store'
import { historyEntry, metaOf, recordingOf } from '@seedline/facts/answers'
import type { EnterpriseId } from '@seedline/values'
import { dateInShanghai, type Instant, type LocalDate } from '@seedline/values'
import { type AsOf, hadHappened, type ViewStore } from '@seedline/views'
import { enterprise } from '../../enterprise/aggregate.ts'
import { type EnterpriseEvent, enterpriseEvents } from '../../enterprise/events.ts'
import { enterpriseEntriesMax, ladderEntriesMax } from '../../facts/history-bound.ts'
import { stageRecord } from '../../stage-record/aggregate.ts'
import { type StageRecordEvent, stageRecordEvents } from '../../stage-record/events.ts'
import { codeFor } from '../enterprise-list/own-code.ts'
import { fundsSeenBy } from '../known-fund/seen.ts'
import type { KnownFundDocument } from '../known-fund/view.ts'
import { emptyLadderDocument, evolve, fundsOf, type LadderDocument } from '../ladder/document.ts'
import { eventToldTo } from '../ladder/withheld.ts'

interface HistoryQuestion {
  readonly enterpriseId: EnterpriseId
  readonly asOf: AsOf
  readonly actor: Actor
}

/**
 * The history of an enterprise and of its ladder, oldest first, complete: both streams are bounded.
 * @throws ProblemError ENTERPRISE_UNKNOWN
 */
export async function getEnterpriseHistory(
  { store, funds }: { readonly store: EventStore; readonly funds: ViewStore<KnownFundDocument> },
  { enterpriseId, asOf, actor }: HistoryQuestion,
): Promise<readonly HistoryEntry[]> {
  const until = asOf.recordedAt && { recordedAt: asOf.recordedAt }
  const [own, ladder] = await Promise.all([
    store.read(enterprise, enterpriseId, { limit: enterpriseEntriesMax, ...until }),
    store.read(stageRecord, enterpriseId, { limit: ladderEntriesMax, ...until }),
  ])
  if (own.length === 0) throw refusal('ENTERPRISE_UNKNOWN', { enterprise_id: enterpriseId })
  const became = foldedLadder(ladder)
  const named = [...fundsOf(became), ...fundsReversed(ladder)]
  const uscc = await codeFor(actor, store, enterpriseId)
  const sees = await fundsSeenBy(funds, { actor, uscc }, named)
  const toAsker = eventToldTo(sees, became)
  return [...told(enterpriseEvents, own, asOf), ...told(stageRecordEvents, ladder, asOf, toAsker)]
    .toSorted((a, b) => compare(a.recordedAt, b.recordedAt))
    .map(({ line }) => line)
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

const foldedLadder = (recorded: readonly Recorded<StageRecordEvent>[]): LadderDocument =>
  recorded.reduce(
    (ladder, entry) => evolve(ladder, entry.event, recordingOf(metaOf(entry, 'registry'))),
    emptyLadderDocument,
  )

// Also of rounds that no rung stood for when they were taken back.
const fundsReversed = (recorded: readonly Recorded<StageRecordEvent>[]): readonly string[] =>
  recorded.flatMap(({ event }) => (event.type === 'StageRoundReversed' ? [event.round.fundId] : []))

/** What the events of an aggregate say of themselves. */
interface Telling<E> {
  occurredOn(event: E): LocalDate | undefined
  json(event: E): string
}

interface Told {
  readonly recordedAt: Instant
  readonly line: HistoryEntry
}

const told = <E extends EnterpriseEvent | StageRecordEvent>(
  events: Telling<E>,
  recorded: readonly Recorded<E>[],
  asOf: AsOf,
  toAsker: (event: E) => { readonly event: E; readonly papersWithheld: boolean } = whole,
): readonly Told[] =>
  recorded.flatMap((entry) => {
    const { event, recordedAt } = entry
    // Registering, correcting and withdrawing happen when they are recorded.
    const occurredOn = events.occurredOn(event) ?? dateInShanghai(recordedAt)
    if (!hadHappened(occurredOn, asOf)) return []
    const shown = toAsker(event)
    const said = {
      occurredOn,
      json: events.json(shown.event),
      reason: reasonOf(shown.event),
      papersWithheld: shown.papersWithheld,
    }
    return [{ recordedAt, line: historyEntry(metaOf(entry, 'registry'), said) }]
  })

const whole = <E>(event: E) => ({ event, papersWithheld: false })

function reasonOf(event: EnterpriseEvent | StageRecordEvent): string {
  if ('reason' in event) return event.reason
  return event.type === 'StageReached' ? event.outOfOrderReason : ''
}
