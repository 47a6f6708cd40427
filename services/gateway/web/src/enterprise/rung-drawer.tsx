import { Descriptions, Drawer, List, Typography } from 'antd'
import type { ReactNode } from 'react'
import type { Evidence, LadderRung, Recording } from '../api/enterprises.ts'
import { TraceId } from '../app/trace-id.tsx'
import { useMoment } from '../i18n/format.ts'
import { useWord } from '../i18n/glossary.ts'
import { useText } from '../i18n/i18n.ts'

/** What a rung rests on, who recorded it, and the traces that made it. */
export function RungDrawer(props: { rung: LadderRung | undefined; onClose: () => void }) {
  const text = useText()
  const word = useWord()
  const { rung } = props
  return (
    <Drawer
      open={rung !== undefined}
      onClose={props.onClose}
      size="large"
      title={rung ? text('rung.title', { rung: word('rungs', rung.rung) }) : ''}
    >
      {rung ? (
        <div data-testid="rung-details">
          <Facts rung={rung} />
          <Typography.Title level={5}>{text('rung.evidence')}</Typography.Title>
          <EvidenceList evidence={rung.evidence} />
          {rung.amendments.length > 0 ? <Amendments rung={rung} /> : null}
        </div>
      ) : null}
    </Drawer>
  )
}

function Facts(props: { rung: LadderRung }) {
  const text = useText()
  const moment = useMoment()
  const { rung } = props
  const rows: [string, ReactNode][] = [
    [text('rung.reachedOn'), rung.reachedOn],
    [text('rung.recordedBy'), <Recorder key="by" recording={rung.recording} />],
    [text('rung.recordedAt'), moment(rung.recording?.recordedAt)],
    [text('rung.trace'), <TraceId key="trace" id={rung.recording?.traceId} />],
  ]
  if (rung.round) {
    rows.push([text('rung.roundTrace'), <TraceId key="round" id={rung.round.traceId} />])
    rows.push([text('rung.deal'), <Mono key="deal" text={rung.round.dealId} />])
  }
  if (rung.outOfOrderReason) rows.push([text('rung.outOfOrder'), rung.outOfOrderReason])
  rows.push([text('rung.event'), <Mono key="event" text={rung.recording.eventId} />])
  return (
    <Descriptions
      column={1}
      size="small"
      bordered
      items={rows.map(([label, children]) => ({ key: label, label, children }))}
    />
  )
}

function Mono(props: { text: string }) {
  return <span className="mono">{props.text}</span>
}

function Recorder(props: { recording: Recording | undefined }) {
  const text = useText()
  const actor = props.recording?.recordedBy
  if (!actor) return null
  return (
    <>
      {actor.name}
      {actor.onBehalfOf ? (
        <div className="quiet">{text('rung.onBehalfOf', { subject: actor.onBehalfOf })}</div>
      ) : null}
    </>
  )
}

function EvidenceList(props: { evidence: readonly Evidence[] }) {
  const text = useText()
  const word = useWord()
  return (
    <List
      size="small"
      locale={{ emptyText: text('rung.noEvidence') }}
      dataSource={[...props.evidence]}
      renderItem={(evidence) => (
        <List.Item>
          <List.Item.Meta
            title={evidence.title}
            description={
              <>
                {word('evidenceKinds', evidence.kind)} ·{' '}
                {evidence.url ? (
                  <a href={evidence.url} target="_blank" rel="noreferrer noopener">
                    {evidence.url}
                  </a>
                ) : (
                  text('rung.noUrl')
                )}
                {evidence.sha256 ? <div className="mono">SHA-256 {evidence.sha256}</div> : null}
              </>
            }
          />
        </List.Item>
      )}
    />
  )
}

function Amendments(props: { rung: LadderRung }) {
  const text = useText()
  const moment = useMoment()
  return (
    <>
      <Typography.Title level={5}>{text('rung.amendments')}</Typography.Title>
      <List
        size="small"
        dataSource={[...props.rung.amendments]}
        renderItem={(amendment) => (
          <List.Item>
            <List.Item.Meta
              title={amendment.reason}
              description={
                <>
                  {moment(amendment.recording?.recordedAt)} ·{' '}
                  {amendment.recording?.recordedBy?.name}
                  <TraceId id={amendment.recording?.traceId} />
                </>
              }
            />
          </List.Item>
        )}
      />
    </>
  )
}
