import { Alert, Button, Empty, Space, Table, Typography } from 'antd'
import type { HistoryEntry, WholeHistory } from '../api/enterprises.ts'
import { useNarrow } from '../app/use-narrow.ts'
import { useEventName } from '../i18n/event-names.ts'
import { useMoment } from '../i18n/format.ts'
import { useWord } from '../i18n/glossary.ts'
import { useText } from '../i18n/i18n.ts'
import { subjectOf } from './history-subject.ts'

/** What was recorded about the enterprise, newest first, with who, when and in which trace. */
export function History(props: WholeHistory & { onExport: () => void }) {
  const text = useText()
  const moment = useMoment()
  const eventName = useEventName()
  const word = useWord()
  const withReason = props.entries.some((entry) => entry.reason)
  const narrow = useNarrow()
  if (props.entries.length === 0) return <Empty description={text('history.empty')} />
  return (
    <Space orientation="vertical" style={{ width: '100%' }}>
      {props.withoutOwnership ? (
        <Alert type="info" showIcon title={text('history.withoutOwnership')} />
      ) : null}
      <Table<HistoryEntry>
        data-testid="history"
        size="small"
        rowKey={(entry) => entry.recording.eventId}
        dataSource={[...props.entries].reverse()}
        pagination={{ pageSize: 20, hideOnSinglePage: true, showSizeChanger: false }}
        expandable={{
          columnWidth: narrow ? 32 : 48,
          expandedRowRender: (entry) => <Details entry={entry} />,
        }}
        columns={[
          {
            title: text('history.when'),
            dataIndex: 'occurredOn',
            width: 120,
            className: 'one-line',
          },
          {
            title: text('history.what'),
            render: (_, entry) => (
              <>
                {eventName(entry.recording.eventType)}{' '}
                <span className="quiet">
                  {subjectOf(entry.details, (rung) => word('rungs', rung))}
                </span>
              </>
            ),
          },
          {
            title: text('history.by'),
            hidden: narrow,
            render: (_, entry) => entry.recording.recordedBy?.name,
          },
          {
            title: text('history.recordedAt'),
            hidden: narrow,
            render: (_, entry) => moment(entry.recording.recordedAt),
          },
          { title: text('history.reason'), dataIndex: 'reason', hidden: narrow && !withReason },
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
  const moment = useMoment()
  const { recordedAt, recordedBy } = props.entry.recording
  return (
    <Space orientation="vertical" style={{ width: '100%' }}>
      <span>
        {recordedBy.name} · {moment(recordedAt)}
      </span>
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
