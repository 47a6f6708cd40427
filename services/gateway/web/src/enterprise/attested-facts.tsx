import { Tag } from 'antd'
import type { AttestedFact, FactWord } from '../api/designations.ts'
import { groupDigits } from '../i18n/format.ts'
import { useText } from '../i18n/i18n.ts'
import { useLanguage } from '../i18n/language.ts'
import { Empty } from '../kit/empty.tsx'
import { EvidenceList } from '../kit/evidence.tsx'
import { CommandButton } from '../kit/form/command-button.tsx'
import { Provenance } from '../kit/provenance.tsx'
import { type Column, DataTable, useColumn } from '../kit/table.tsx'

/** Lets a person state a fact that no register holds. */
export function AttestFact(props: { id: string; facts: readonly FactWord[] }) {
  const text = useText()
  const language = useLanguage()
  return (
    <CommandButton
      id="attestFact"
      path={{ enterpriseId: props.id }}
      hide={['provenance.synthetic']}
      need={['evidence']}
      initial={{ provenance: { confidence: 'reported', synthetic: false } }}
      options={{
        fact: props.facts.map(({ key, name, kind, units }) => ({
          value: key,
          label: `${name[language]} (${[text(`attested.${kindKey(kind)}`), ...units].join(', ')})`,
        })),
      }}
    />
  )
}

const kinds = ['yearly', 'standing', 'date', 'yesNo', 'judgement'] as const

/** How a fact of this kind is written, as a key of the sentences. */
const kindKey = (kind: string): (typeof kinds)[number] =>
  kinds.find((known) => known === kind) ?? 'yesNo'

/** What was attested of an enterprise: who says so, for when, and until when it may be relied on. */
export function AttestedFacts(props: {
  id: string
  past: boolean
  facts: readonly AttestedFact[]
  words: readonly FactWord[]
}) {
  const text = useText()
  const language = useLanguage()
  const column = useColumn<AttestedFact>('AttestedFact')
  if (props.facts.length === 0) return <Empty says={text('attested.empty')} />
  const nameOf = (fact: string) =>
    props.words.find(({ key }) => key === fact)?.name[language] ?? fact
  const columns: Column<AttestedFact>[] = [
    {
      key: 'fact',
      title: text('attested.fact'),
      cell: (row) => (
        <>
          {nameOf(row.fact)}{' '}
          {row.withdrawn ? <Tag color="red">✗ {text('attested.withdrawn')}</Tag> : null}
          <Provenance of={row.provenance} />
        </>
      ),
    },
    { key: 'value', title: text('attested.value'), cell: (row) => <Stated of={row} /> },
    { ...column('attestedOn'), cell: ({ year, attestedOn }) => (year ? `${year}` : attestedOn) },
    column('by', { wide: true }),
    column('validUntil', { wide: true }),
  ]
  return (
    <DataTable
      rows={props.facts}
      rowKey={(row) => row.attestationId}
      columns={columns}
      expand={(row) => (
        <div className="stack">
          <p>{[row.by, row.attestedOn, row.withdrawnBecause].filter(Boolean).join(' · ')}</p>
          <EvidenceList of={row.evidence} />
          {props.past || row.withdrawn ? null : (
            <CommandButton
              id="withdrawAttestedFact"
              path={{ enterpriseId: props.id, attestationId: row.attestationId }}
            />
          )}
        </div>
      )}
    />
  )
}

function Stated(props: { of: AttestedFact }) {
  const text = useText()
  const { value, unit = '' } = props.of
  if (value === 'true') return <>{text('value.yes')}</>
  if (value === 'false') return <>{text('value.no')}</>
  return <>{unit === '' ? value : `${groupDigits(value)} ${unit}`}</>
}
