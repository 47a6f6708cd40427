import { Tag } from 'antd'
import type { Designation } from '../api/designations.ts'
import { useMoment } from '../i18n/format.ts'
import { useWord } from '../i18n/glossary.ts'
import { useText } from '../i18n/i18n.ts'
import { Empty } from '../kit/empty.tsx'
import { EvidenceList } from '../kit/evidence.tsx'
import { CommandButton } from '../kit/form/command-button.tsx'
import { Provenance } from '../kit/provenance.tsx'
import { type Column, DataTable, useColumn } from '../kit/table.tsx'
import { TraceId } from '../kit/trace-id.tsx'

const colors: Readonly<Record<string, string>> = {
  valid: 'green',
  renewed: 'blue',
  lapsed: 'orange',
  revoked: 'red',
  reversed: 'red',
}
const marks: Readonly<Record<string, string>> = {
  valid: '✓',
  renewed: '→',
  lapsed: '–',
  revoked: '✗',
  reversed: '✗',
}

/** The designations of an enterprise, each with its term; a row opens to its evidence and every later word. */
export function Designations(props: {
  id: string
  version: number
  past: boolean
  designations: readonly Designation[]
  testId?: string
}) {
  const text = useText()
  const word = useWord()
  const column = useColumn<Designation>('Designation')
  if (props.designations.length === 0)
    return <Empty says={text(props.past ? 'designations.emptyAsOf' : 'designations.empty')} />
  const columns: Column<Designation>[] = [
    {
      key: 'kind',
      title: text('designations.one'),
      cell: (row) => (
        <>
          {word('designations', row.kind)} <Provenance of={row.provenance} />
        </>
      ),
    },
    column('level', { wide: true }),
    {
      key: 'status',
      title: text('designations.status'),
      cell: ({ status }) => (
        <Tag color={colors[status] ?? 'default'}>
          {marks[status]} {word('designationStatuses', status)}
        </Tag>
      ),
    },
    column('validFrom'),
    { ...column('validTo'), cell: ({ validTo }) => validTo ?? text('designations.noEnd') },
    column('certificateNumber', { wide: true }),
    column('batch', { wide: true }),
    column('authority', { wide: true }),
  ]
  return (
    <DataTable
      testId={props.testId ?? 'designations-table'}
      rows={props.designations}
      rowKey={(row) => row.designationId}
      columns={columns}
      expand={(row) => <More id={props.id} past={props.past} of={row} version={props.version} />}
    />
  )
}

function More(props: { id: string; past: boolean; version: number; of: Designation }) {
  const text = useText()
  const moment = useMoment()
  const { of: term } = props
  return (
    <div className="stack">
      {term.revokedOn ? <p>{text('designations.revokedOn', { day: term.revokedOn })}</p> : null}
      <EvidenceList of={term.evidence} />
      <ul className="facts">
        {[{ reason: '', evidence: [], recording: term.recording }, ...term.amendments].map(
          ({ reason, evidence, recording }) => (
            <li key={recording.eventId}>
              {reason ? <strong>{reason}</strong> : null}
              <div className="quiet">
                {moment(recording.recordedAt)} · {recording.recordedBy.name}
              </div>
              {evidence.length > 0 ? <EvidenceList of={evidence} /> : null}
              <TraceId id={recording.traceId} />
            </li>
          ),
        )}
      </ul>
      {props.past || term.status === 'reversed' ? null : <Actions {...props} />}
    </div>
  )
}

function Actions(props: { id: string; version: number; of: Designation }) {
  const { of: term } = props
  const path = { enterpriseId: props.id, designationId: term.designationId }
  const made = {
    hide: ['provenance.synthetic'],
    need: ['evidence'],
    initial: { provenance: { confidence: 'reported', synthetic: false } },
  }
  const { certificateNumber, validFrom, validTo, batch, authority } = term
  return (
    <div className="actions no-print">
      {term.revokedOn || term.status === 'renewed' ? null : (
        <>
          <CommandButton id="renewDesignation" path={path} {...made} />
          <CommandButton id="revokeDesignation" path={path} need={['evidence']} />
        </>
      )}
      <CommandButton
        id="correctDesignation"
        path={path}
        seen={props.version}
        initial={{ certificateNumber, validFrom, validTo, batch, authority }}
      />
      {term.revokedOn ? <CommandButton id="reverseRevocation" path={path} /> : null}
      <CommandButton id="reverseDesignation" path={path} />
    </div>
  )
}
