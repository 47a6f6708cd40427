import { column } from './columns.ts'

/** A line of a history as it is answered. */
interface Entry {
  readonly occurredOn?: string
  readonly reason?: string
  readonly reversedBy?: string
  readonly details: object
  readonly recording: {
    readonly eventId: string
    readonly eventType: string
    readonly version: number
    readonly recordedAt: string
    readonly recordedBy: { readonly name: string; readonly organisation: string }
    readonly traceId?: string
  }
}

/** A history as a table. */
export const historyColumns = [
  column<Entry>('发生日期', 'Happened on', ({ occurredOn }) => occurredOn),
  column<Entry>('事件', 'Event', ({ recording }) => recording.eventType),
  column<Entry>('理由', 'Reason', ({ reason }) => reason),
  column<Entry>('记录时间', 'Recorded at', ({ recording }) => recording.recordedAt),
  column<Entry>('记录人', 'Recorded by', ({ recording }) => recording.recordedBy.name),
  column<Entry>('机构', 'Organisation', ({ recording }) => recording.recordedBy.organisation),
  column<Entry>('版本', 'Version', ({ recording }) => recording.version),
  column<Entry>('事件编号', 'Event id', ({ recording }) => recording.eventId),
  column<Entry>('追踪编号', 'Trace id', ({ recording }) => recording.traceId),
  column<Entry>('内容', 'Details', ({ details }) => JSON.stringify(details)),
  column<Entry>('冲销于', 'Reversed by', ({ reversedBy }) => reversedBy),
]
