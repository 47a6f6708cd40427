import { Link } from 'react-router'
import { useNamed } from '../api/enterprises.ts'
import { type Group, useGroup } from '../api/groups.ts'
import { useNameOf } from '../app/reference.ts'
import { useLabel } from '../i18n/glossary.ts'
import { useText } from '../i18n/i18n.ts'
import { Asked } from '../kit/asked.tsx'
import { Empty } from '../kit/empty.tsx'
import { EvidenceList } from '../kit/evidence.tsx'
import { CommandButton } from '../kit/form/command-button.tsx'
import { Part } from '../kit/head.tsx'
import { Provenance } from '../kit/provenance.tsx'
import { type Column, DataTable, useColumn } from '../kit/table.tsx'
import { type AsOf, isPast } from '../kit/use-as-of.ts'

type Relation = Group['relations'][number]
type Party = Relation['party']
type Subsidiary = Group['subsidiaries'][number]

interface Of {
  readonly enterpriseId: string
  /** Whether anything may be recorded: not in the past, nor of a record that was merged. */
  readonly open: boolean
}

/** Whose an enterprise is and what is its own: each relation is told on the pages of both. */
export function GroupPart(props: { enterpriseId: string; asOf: AsOf; open: boolean }) {
  const text = useText()
  const { enterpriseId, asOf } = props
  const group = useGroup(enterpriseId, asOf)
  const of = { enterpriseId, open: props.open && !isPast(asOf) }
  return (
    <Part
      title={text('group.title')}
      testId="group"
      actions={
        of.open ? (
          <CommandButton
            id="stateRelation"
            path={{ enterpriseId }}
            enterprises={['enterpriseId']}
            hide={['provenance.synthetic']}
            initial={{ provenance: { confidence: 'reported', synthetic: false } }}
          />
        ) : null
      }
    >
      <Asked query={group}>{(data) => <Told {...of} group={data} />}</Asked>
    </Part>
  )
}

function Told({ group, ...of }: Of & { group: Group }) {
  const text = useText()
  const label = useLabel()
  const { relations, chain, subsidiaries } = group
  if (relations.length === 0 && subsidiaries.length === 0)
    return <Empty says={text('group.none')} />
  return (
    <>
      {chain.length > 0 ? (
        <p>
          {label('Group', 'chain')}:{' '}
          {chain.map((party, place) => (
            <span key={party.enterpriseId ?? party.name}>
              {place > 0 ? ' → ' : ''}
              <Party of={party} />
            </span>
          ))}
        </p>
      ) : null}
      {relations.length > 0 ? <Relations {...of} rows={relations} /> : null}
      {subsidiaries.length > 0 ? (
        <>
          <h3>{label('Group', 'subsidiaries')}</h3>
          <Subsidiaries rows={subsidiaries} />
          {group.subsidiariesLeftOut ? (
            <p className="quiet">{label('Group', 'subsidiariesLeftOut')}</p>
          ) : null}
        </>
      ) : null}
    </>
  )
}

function Party({ of }: { of: Party }) {
  if (of.enterpriseId) return <Named id={of.enterpriseId} />
  return <>{[of.name, of.uscc].filter(Boolean).join(' · ')}</>
}

function Named(props: { id: string }) {
  const nameIn = useNameOf()
  const { named } = useNamed(props.id)
  return <Link to={`/enterprises/${props.id}`}>{named ? nameIn(named) : props.id}</Link>
}

function Relations({ rows, ...of }: Of & { rows: readonly Relation[] }) {
  const column = useColumn<Relation>('GroupRelation')
  const path = ({ factId }: Relation) => ({ enterpriseId: of.enterpriseId, factId })
  const columns: Column<Relation>[] = [
    column('kind'),
    { ...column('party'), cell: ({ party }) => <Party of={party} /> },
    column('sharePercent'),
    column('since', { wide: true }),
    column('endedOn', { wide: true }),
    {
      key: 'from',
      title: '',
      cell: (row) => (
        <>
          <Provenance of={row.provenance} />{' '}
          {of.open && !row.endedOn ? <CommandButton id="endRelation" path={path(row)} /> : null}{' '}
          {of.open ? <CommandButton id="withdrawRelation" path={path(row)} /> : null}
        </>
      ),
    },
  ]
  return (
    <DataTable
      rows={rows}
      rowKey={({ factId }) => factId}
      columns={columns}
      expand={({ evidence }) => <EvidenceList of={evidence} />}
    />
  )
}

function Subsidiaries(props: { rows: readonly Subsidiary[] }) {
  const column = useColumn<Subsidiary>('Subsidiary')
  const columns: Column<Subsidiary>[] = [
    { ...column('enterpriseId'), cell: ({ enterpriseId }) => <Named id={enterpriseId} /> },
    column('kind'),
    column('sharePercent'),
    column('since'),
  ]
  return (
    <DataTable
      testId="subsidiaries"
      rows={props.rows}
      rowKey={({ enterpriseId, kind, since }) => `${enterpriseId} ${kind} ${since}`}
      columns={columns}
    />
  )
}
