import { topicNames } from '@seedline/contracts/topics'
import type { HistoryEntry } from '@seedline/contracts/values/v1/values'
import { historyEntry } from '@seedline/facts/answers'
import type { EventMeta, View } from '@seedline/views'
import { type PoolEvent, poolEvents } from '../../risk-pool/events.ts'
import { evolveAt, notOpened, type RiskPool } from '../../risk-pool/state.ts'

/** A pool with all of its claims; what of it is told depends on who asks. */
export interface RiskPoolDocument {
  readonly riskPoolId: string
  readonly openedOn: string
  readonly pool: RiskPool
  readonly history: readonly HistoryEntry[]
}

/** The document after an event. Pure; the same fold answers as-of questions from the stream. */
export function evolve(
  before: RiskPoolDocument | undefined,
  event: PoolEvent,
  meta: EventMeta,
): RiskPoolDocument {
  const pool = evolveAt(before?.pool ?? notOpened, event, meta.version)
  if (pool.status === 'not-opened')
    throw new Error(`Stream ${meta.stream} begins with ${meta.type}`)
  const { reason = '' } = event as { readonly reason?: string }
  const occurredOn = poolEvents.occurredOn(event)
  const entry = historyEntry(meta, { occurredOn, json: poolEvents.json(event), reason })
  const taken = event.type === 'PoolEntryReversed' ? event.entryVersion : 0
  const history = (before?.history ?? []).map((one) =>
    one.recording?.version === taken ? { ...one, reversedBy: entry.recording?.eventId ?? '' } : one,
  )
  const { riskPoolId } = event
  return { riskPoolId, openedOn: pool.opened.openedOn, pool, history: [...history, entry] }
}

/** One document per pool. */
export const riskPoolView: View<RiskPoolDocument, PoolEvent> = {
  name: 'risk_pool',
  topics: [topicNames.credit.risk_pool],
  decode: poolEvents.codec.decode,
  keyOf: (event) => event.riskPoolId,
  evolve,
  indexes: [{ fields: { openedOn: -1 } }],
  foldVersion: 1,
}
