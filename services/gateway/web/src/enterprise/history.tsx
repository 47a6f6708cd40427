import { Button, Empty, Space, Table, Typography } from 'antd'
import type { HistoryEntry } from '../api/enterprises.ts'
import { useEventName } from '../i18n/event-names.ts'
import { useMoment } from '../i18n/format.ts'
import { useText } from '../i18n/i18n.ts'

/** What was recorded about the enterprise, newest first, with who, when and in which trace. */
export function History(props: { entries: readonly HistoryEntry[]; onExport: () => void }) {
  const text = useText()
  const moment = useMoment()
  const eventName = useEventName()
  if (props.entries.length === 0) return <Empty description={text('history.empty')} />
  return (
    <Space orientation="vertical" style={{ width: '100%' }}>
      <Table<HistoryEntry>
        data-testid="history"
        size="small"
        rowKey={(entry) => entry.recording.eventId}
        dataSource={[...props.entries].reverse()}
        pagination={{ pageSize: 20, hideOnSinglePage: true, showSizeChanger: false }}
        expandable={{ expandedRowRender: (entry) => <Details entry={entry} /> }}
        columns={[
          { title: text('history.when'), dataIndex: 'occurredOn', width: 120 },
          {
            title: text('history.what'),
            render: (_, entry) => eventName(entry.recording.eventType),
          },
          { title: text('history.by'), render: (_, entry) => entry.recording.recordedBy?.name },
          {
            title: text('history.recordedAt'),
            render: (_, entry) => moment(entry.recording.recordedAt),
          },
          { title: text('history.reason'), dataIndex: 'reason' },
        ]}
      />
      <Button className="no-print" onClick={props.onExport}>
        {text('history.export')}
      </Button>
    </Space>
  )
}

function Details(props: { entry: HistoryEntry }) {
  const text = useText()
  return (
    <Space orientation="vertical" style={{ width: '100%' }}>
      <Typography.Text className="mono" copyable>
        {props.entry.recording.eventId}
      </Typography.Text>
      <span>
        {text('history.trace')} <span className="mono">{props.entry.recording.traceId}</span>
      </span>
      <pre className="mono" style={{ whiteSpace: 'pre-wrap', margin: 0 }}>
        {JSON.stringify(props.entry.details, null, 2)}
      </pre>
    </Space>
  )
}
