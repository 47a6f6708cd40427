import { Drawer } from 'antd'
import { Link } from 'react-router'
import type { LadderRung } from '../api/enterprises.ts'
import { useMoment } from '../i18n/format.ts'
import { useWord } from '../i18n/glossary.ts'
import { useText } from '../i18n/i18n.ts'
import { Details, type Line } from '../kit/details.tsx'
import { EvidenceList } from '../kit/evidence.tsx'
import { useProvenanceLine } from '../kit/provenance-line.tsx'
import { Recorder } from '../kit/recorder.tsx'
import { TraceId } from '../kit/trace-id.tsx'
import { useMayCall } from '../session/use-session.ts'

/** What a rung rests on, who recorded it, and the traces that made it. */
export function RungDrawer(props: { rung: LadderRung; onClose: () => void }) {
  const text = useText()
  const word = useWord()
  const { rung } = props
  return (
    <Drawer
      open
      onClose={props.onClose}
      size="large"
      title={text('rung.title', { rung: word('rungs', rung.rung) })}
    >
      <div className="stack" data-testid="rung-details">
        <Facts rung={rung} />
        <h3>{text('rung.evidence')}</h3>
        {rung.papersWithheld ? <span className="quiet">{text('rung.papersWithheld')}</span> : null}
        {rung.papersWithheld && rung.evidence.length === 0 ? null : (
          <EvidenceList of={rung.evidence} />
        )}
        {rung.amendments.length > 0 ? <Amendments rung={rung} /> : null}
      </div>
    </Drawer>
  )
}

function Facts(props: { rung: LadderRung }) {
  const text = useText()
  const moment = useMoment()
  const seesDeals = useMayCall('getDeal')
  const { rung } = props
  const from = useProvenanceLine(rung.provenance)
  const rounds = rung.round ? [rung.round, ...rung.furtherRounds] : []
  return (
    <Details
      schema="LadderRung"
      of={rung}
      show={[
        'reachedOn',
        [text('rung.recordedBy'), <Recorder key="by" of={rung.recording} />],
        [text('rung.recordedAt'), moment(rung.recording.recordedAt)],
        [text('rung.trace'), <TraceId key="trace" id={rung.recording.traceId} />],
        ...rounds.flatMap(({ dealId, traceId }, at): Line[] => [
          [
            `${text('rung.roundTrace')}${at > 0 ? ` ${at + 1}` : ''}`,
            <TraceId key="round" id={traceId} />,
          ],
          [
            `${text('rung.deal')}${at > 0 ? ` ${at + 1}` : ''}`,
            seesDeals ? (
              <Link key="deal" className="mono" to={`/deals/${dealId}`}>
                {dealId}
              </Link>
            ) : (
              <span key="deal" className="mono">
                {dealId}
              </span>
            ),
          ],
        ]),
        'outOfOrderReason',
        from,
        [
          text('rung.event'),
          <span key="event" className="mono">
            {rung.recording.eventId}
          </span>,
        ],
      ]}
    />
  )
}

function Amendments(props: { rung: LadderRung }) {
  const text = useText()
  const moment = useMoment()
  return (
    <>
      <h3>{text('rung.amendments')}</h3>
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
