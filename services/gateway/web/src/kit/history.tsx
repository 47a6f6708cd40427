import { Alert, Button, Tag } from 'antd'
import type { ReactNode } from 'react'
import { Link } from 'react-router'
import type { HistoryEntry } from '../api/enterprises.ts'
import { useMoment } from '../i18n/format.ts'
import { shortType, useEventName } from '../i18n/glossary.ts'
import { useText } from '../i18n/i18n.ts'
import { useLanguage } from '../i18n/language.ts'
import { Details } from './details.tsx'
import { Empty } from './empty.tsx'
import { type EventLine, eventLines, pageOf, subjectOf } from './event-lines.ts'
import { Recorder } from './recorder.tsx'
import { type Column, DataTable } from './table.tsx'
import { TraceId } from './trace-id.tsx'

/** What was recorded, newest first: what happened, with who, when and in which trace. */
export function History(props: {
  entries: readonly HistoryEntry[]
  /** What the reader is not shown. */
  notice?: string
  /** What can be done with an entry. */
  actions?: (entry: HistoryEntry) => ReactNode
  onExport?: () => void
}) {
  const text = useText()
  const columns = useColumns()
  if (props.entries.length === 0) return <Empty says={text('history.empty')} />
  return (
    <div className="stack">
      {props.notice ? <Alert type="info" showIcon title={props.notice} /> : null}
      <DataTable
        testId="history"
        rows={[...props.entries].reverse()}
        rowKey={(entry) => entry.recording.eventId}
        columns={columns}
        expand={(entry) => <Entry of={entry} actions={props.actions?.(entry)} />}
      />
      {props.onExport ? (
        <div>
          <Button className="no-print" onClick={props.onExport}>
            {text('history.export')}
          </Button>
        </div>
      ) : null}
    </div>
  )
}

function useColumns(): readonly Column<HistoryEntry>[] {
  const text = useText()
  const language = useLanguage()
  const moment = useMoment()
  const eventName = useEventName()
  return [
    {
      key: 'when',
      title: text('history.when'),
      cell: ({ occurredOn }) => <span className="one-line">{occurredOn}</span>,
    },
    {
      key: 'what',
      title: text('history.what'),
      cell: ({ recording, details, reason, reversedBy }) => (
        <>
          {reversedBy ? <Tag>✗ {text('history.reversed')}</Tag> : null}{' '}
          {eventName(recording.eventType)}{' '}
          <span className="quiet">{subjectOf(details, language)}</span>
          {reason ? <div className="quiet">{reason}</div> : null}
        </>
      ),
    },
    {
      key: 'by',
      title: text('history.by'),
      wide: true,
      cell: ({ recording }) => recording.recordedBy.name,
    },
    {
      key: 'recordedAt',
      title: text('history.recordedAt'),
      wide: true,
      cell: ({ recording }) => moment(recording.recordedAt),
    },
  ]
}

/** All that an entry says, readable; the event as it was recorded stays behind a fold. */
function Entry(props: { of: HistoryEntry; actions: ReactNode }) {
  const text = useText()
  const language = useLanguage()
  const moment = useMoment()
  const { recording, details } = props.of
  const lines = eventLines(shortType(recording.eventType), details, language)
  return (
    <>
      <Details
        schema="HistoryEntry"
        of={props.of}
        show={[
          ...lines.map((line) => [line.label, <LineText key={line.field} of={line} />] as const),
          'reversedBy',
          [text('history.by'), <Recorder key="by" of={recording} />],
          [text('history.recordedAt'), moment(recording.recordedAt)],
          [text('history.trace'), <TraceId key="trace" id={recording.traceId} />],
        ]}
      />
      <details>
        <summary>{text('history.raw')}</summary>
        <div className="mono quiet">{recording.eventId}</div>
        <pre className="mono">{JSON.stringify(details, null, 2)}</pre>
      </details>
      {props.actions}
    </>
  )
}

function LineText(props: { of: EventLine }) {
  const page = pageOf(props.of)
  if (!page) return <>{props.of.text}</>
  return (
    <Link className="mono" to={page}>
      {props.of.text}
    </Link>
  )
}
