import { Descriptions, Drawer, Typography } from 'antd'
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
  for (const round of rung.round ? [rung.round, ...rung.furtherRounds] : []) {
    rows.push([text('rung.roundTrace'), <TraceId key="round" id={round.traceId} />])
    rows.push([text('rung.deal'), <Mono key="deal" text={round.dealId} />])
  }
  if (rung.outOfOrderReason) rows.push([text('rung.outOfOrder'), rung.outOfOrderReason])
  rows.push([text('rung.event'), <Mono key="event" text={rung.recording.eventId} />])
  return (
    <Descriptions
      column={1}
      size="small"
      bordered
      items={rows.map(([label, children], at) => ({ key: at, label, children }))}
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
  if (props.evidence.length === 0) return <p className="quiet">{text('rung.noEvidence')}</p>
  return (
    <ul className="facts">
      {props.evidence.map((evidence) => (
        <li key={`${evidence.kind}/${evidence.title}/${evidence.url ?? ''}`}>
          <strong>{evidence.title}</strong>
          <div className="quiet">
            {word('evidenceKinds', evidence.kind)} ·{' '}
            {evidence.url ? (
              <a href={evidence.url} target="_blank" rel="noreferrer noopener">
                {evidence.url}
              </a>
            ) : (
              text('rung.noUrl')
            )}
          </div>
          {evidence.sha256 ? <div className="mono">SHA-256 {evidence.sha256}</div> : null}
        </li>
      ))}
    </ul>
  )
}

function Amendments(props: { rung: LadderRung }) {
  const text = useText()
  const moment = useMoment()
  return (
    <>
      <Typography.Title level={5}>{text('rung.amendments')}</Typography.Title>
      <ul className="facts">
        {props.rung.amendments.map(({ reason, recording }) => (
          <li key={recording.eventId}>
            <strong>{reason}</strong>
            <div className="quiet">
              {moment(recording.recordedAt)} · {recording.recordedBy.name}
            </div>
            <TraceId id={recording.traceId} />
          </li>
        ))}
      </ul>
    </>
  )
}
