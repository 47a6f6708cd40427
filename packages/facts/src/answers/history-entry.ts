import type { HistoryEntry, Recording } from '@seedline/contracts/values/v1/values'
import type { LocalDate } from '@seedline/values'
import type { EventMeta } from '@seedline/views'
import { recordingOf, recordingToProto, withoutPrincipal } from './recording.ts'

/** What a history shows of one event. */
export interface HistoryLine {
  readonly occurredOn: LocalDate | undefined
  /** The event's own fields as canonical protobuf JSON. */
  readonly json: string
  /** Empty where the event states none. */
  readonly reason: string
  /** Whether something of it is not told to whoever asks. */
  readonly papersWithheld?: boolean
  /** The event that took it back. */
  readonly reversedBy?: string | undefined
}

export const historyEntry = (
  meta: EventMeta,
  { papersWithheld = false, ...line }: HistoryLine,
): HistoryEntry => ({
  recording: recordingFor(recordingToProto(recordingOf(meta)), papersWithheld),
  occurredOn: line.occurredOn ?? '',
  detailsJson: line.json,
  reason: line.reason,
  papersWithheld,
  reversedBy: line.reversedBy ?? '',
})

const recordingFor = (recording: Recording, papersWithheld: boolean): Recording =>
  papersWithheld ? withoutPrincipal(recording) : recording
