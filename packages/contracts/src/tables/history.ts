import { type Column, column } from './table.ts'

/** A history as a table. */
export const historyColumns: readonly Column[] = [
  column('occurredOn', '发生日期', 'Happened on'),
  column('recording.eventType', '事件', 'Event'),
  column('reason', '理由', 'Reason'),
  column('recording.recordedAt', '记录时间', 'Recorded at'),
  column('recording.recordedBy.name', '记录人', 'Recorded by'),
  column('recording.recordedBy.organisation', '机构', 'Organisation'),
  column('recording.version', '版本', 'Version'),
  column('recording.eventId', '事件编号', 'Event id'),
  column('recording.traceId', '追踪编号', 'Trace id'),
  column('details', '内容', 'Details'),
  column('reversedBy', '冲销于', 'Reversed by'),
]
