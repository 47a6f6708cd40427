import type { HistoryEntry } from '@seedline/contracts/values/v1/values'
import type { LocalDate } from '@seedline/values'
import type { EventMeta } from '@seedline/views'
import { recordingOf, recordingToProto } from './recording.ts'

/** What a history shows of one event. */
export interface HistoryLine {
  readonly occurredOn: LocalDate | undefined
  /** The event's own fields as canonical protobuf JSON. */
  readonly json: string
  /** Empty where the event states none. */
  readonly reason: string
  /** The event that took it back. */
  readonly reversedBy?: string | undefined
}

export const historyEntry = (meta: EventMeta, line: HistoryLine): HistoryEntry => ({
  recording: recordingToProto(recordingOf(meta)),
  occurredOn: line.occurredOn ?? '',
  detailsJson: line.json,
  reason: line.reason,
  reversedBy: line.reversedBy ?? '',
})
