import { type Licence, useLicence } from '../api/enterprises.ts'
import { useText } from '../i18n/i18n.ts'
import { Asked } from '../kit/asked.tsx'
import { Empty } from '../kit/empty.tsx'
import { EvidenceList } from '../kit/evidence.tsx'
import { CommandButton } from '../kit/form/command-button.tsx'
import { Part } from '../kit/head.tsx'
import { Provenance } from '../kit/provenance.tsx'
import { type Column, DataTable, useColumn } from '../kit/table.tsx'
import { type AsOf, isPast } from '../kit/use-as-of.ts'

type Capital = Licence['capitals'][number]
type Appointment = Licence['people'][number]

interface Of {
  readonly enterpriseId: string
  /** Whether anything may be recorded: not in the past. */
  readonly open: boolean
}

/** The capital of an enterprise and the people who act for it, each with where it comes from. */
export function LicenceParts(props: { enterpriseId: string; asOf: AsOf }) {
  const text = useText()
  const licence = useLicence(props.enterpriseId, props.asOf)
  const of = { enterpriseId: props.enterpriseId, open: !isPast(props.asOf) }
  const path = { enterpriseId: props.enterpriseId }
  return (
    <>
      <Part
        title={text('licence.capital')}
        testId="capital"
        actions={of.open ? <CommandButton id="stateCapital" path={path} /> : null}
      >
        <Asked query={licence}>{({ capitals }) => <Capitals {...of} rows={capitals} />}</Asked>
      </Part>
      <Part
        title={text('licence.people')}
        testId="people"
        actions={of.open ? <CommandButton id="appointPerson" path={path} /> : null}
      >
        <Asked query={licence}>{({ people }) => <People {...of} rows={people} />}</Asked>
      </Part>
    </>
  )
}

function Capitals({ rows, ...of }: Of & { rows: readonly Capital[] }) {
  const text = useText()
  const column = useColumn<Capital>('StatedCapital')
  const columns: Column<Capital>[] = [
    column('statedOn'),
    column('registered'),
    column('paidIn'),
    {
      key: 'from',
      title: '',
      cell: (row) => (
        <>
          <Provenance of={row.provenance} /> <Withdraw {...of} factId={row.factId} />
        </>
      ),
    },
  ]
  if (rows.length === 0) return <Empty says={text('licence.noCapital')} />
  return (
    <DataTable
      rows={rows}
      rowKey={({ factId }) => factId}
      columns={columns}
      expand={({ evidence }) => <EvidenceList of={evidence} />}
    />
  )
}

function People({ rows, ...of }: Of & { rows: readonly Appointment[] }) {
  const text = useText()
  const column = useColumn<Appointment>('Appointment')
  const columns: Column<Appointment>[] = [
    column('name'),
    column('office'),
    column('title', { wide: true }),
    column('appointedOn'),
    column('endedOn'),
    {
      key: 'from',
      title: '',
      cell: (row) => (
        <>
          <Provenance of={row.provenance} />{' '}
          {of.open && !row.endedOn ? (
            <CommandButton
              id="endAppointment"
              path={{ enterpriseId: of.enterpriseId, factId: row.factId }}
            />
          ) : null}{' '}
          <Withdraw {...of} factId={row.factId} />
        </>
      ),
    },
  ]
  if (rows.length === 0) return <Empty says={text('licence.noPeople')} />
  return (
    <DataTable
      rows={rows}
      rowKey={({ factId }) => factId}
      columns={columns}
      expand={({ evidence }) => <EvidenceList of={evidence} />}
    />
  )
}

function Withdraw({ enterpriseId, open, factId }: Of & { factId: string }) {
  return open ? <CommandButton id="withdrawLicenceFact" path={{ enterpriseId, factId }} /> : null
}
