import type { HistoryEntry } from '@seedline/contracts/values/v1/values'
import type { LocalDate } from '@seedline/values'
import type { EventMeta } from '@seedline/views'
import { recordingOf } from './meta.ts'

/** What a history shows of one event. */
export interface Line {
  readonly occurredOn: LocalDate | undefined
  readonly json: string
  readonly reason: string
}

export const historyEntry = (meta: EventMeta, line: Line): HistoryEntry => ({
  recording: recordingOf(meta),
  occurredOn: line.occurredOn ?? '',
  detailsJson: line.json,
  reason: line.reason,
})
