import { Link } from 'react-router'
import { type PlanEnterprise, type PlanFact, type PlanMeasure, usePlan } from '../api/plan.ts'
import { nameOf, useDistricts, useMaterialFields, useNameOf } from '../app/reference.ts'
import { useWord } from '../i18n/glossary.ts'
import { useText } from '../i18n/i18n.ts'
import { Mark } from '../kit/provenance.tsx'
import { type Column, DataTable } from '../kit/table.tsx'
import { useAmount } from './amount.ts'
import { natureOf } from './measures.ts'
import { useMoneyKinds } from './money-kinds.tsx'

/** A line for each enterprise, with what it contributes; it opens to the facts that count. */
export function BehindTable(props: {
  rows: readonly PlanEnterprise[]
  measure: PlanMeasure
  asOf: string
}) {
  const text = useText()
  const word = useWord()
  const nameIn = useNameOf()
  const fields = useMaterialFields()
  const districts = useDistricts()
  const { rows, measure, asOf } = props
  const columns: Column<PlanEnterprise>[] = [
    {
      key: 'name',
      title: text('list.name'),
      // A carrier may be hosted by none of the enterprises on record.
      cell: ({ enterpriseId, ...names }) =>
        enterpriseId ? (
          <Link to={`/enterprises/${enterpriseId}${asOf ? `?asOf=${asOf}` : ''}`}>
            {nameIn(names) || enterpriseId}
          </Link>
        ) : (
          nameIn(names) || text('plan.notOnRecord')
        ),
    },
    {
      key: 'field',
      title: text('plan.field'),
      cell: ({ materialField }) => nameOf(fields, materialField),
      wide: true,
    },
    {
      key: 'district',
      title: text('list.district'),
      cell: ({ district }) => nameOf(districts, district),
      wide: true,
    },
    {
      key: 'stage',
      title: text('plan.stage'),
      cell: ({ stage }) => (stage ? word('planStages', stage) : ''),
      wide: true,
    },
    {
      key: 'value',
      title: word('planMeasures', measure),
      number: true,
      cell: (row) => <Contribution of={row} />,
    },
  ]
  return (
    <DataTable
      testId="plan-enterprises"
      rows={rows}
      rowKey={({ enterpriseId, facts }) => enterpriseId ?? facts[0]?.factId ?? ''}
      columns={columns}
      expand={({ facts, unit }) => <Facts of={facts} unit={unit} measure={measure} />}
    />
  )
}

function Contribution(props: { of: PlanEnterprise }) {
  const text = useText()
  const amount = useAmount()
  const { value, unit, withheld } = props.of
  if (withheld) return <span title={text('plan.withheldWhy')}>{text('plan.withheld')}</span>
  if (value === undefined) return <span className="quiet">{text('plan.notStated')}</span>
  return <span className="one-line">{amount(value, unit).exact}</span>
}

/** Each fact by itself: what it is, since when it counts, and how far it is trusted. */
function Facts(props: { of: readonly PlanFact[]; unit: string; measure: PlanMeasure }) {
  const text = useText()
  const word = useWord()
  const amount = useAmount()
  const { counts, kinds } = natureOf(props.measure)
  const { terms } = useMoneyKinds(usePlan('').data)
  if (props.of.length === 0) return <span className="quiet">{text('plan.noFacts')}</span>
  return (
    <ul className="facts">
      {props.of.map((fact) => (
        <li key={[fact.record, fact.factId, fact.on, fact.year, fact.kind, fact.money].join('/')}>
          {[
            word('planRecords', fact.record),
            fact.kind && kinds ? word(kinds, fact.kind) : (fact.kind ?? ''),
            fact.level ? word('designationLevels', fact.level) : '',
            nameOf(terms, fact.money ?? ''),
            fact.year ?? fact.on ?? '',
            fact.value === undefined ? '' : amount(fact.value, props.unit).exact,
            counts === 'figures' ? text(fact.audited ? 'figures.audited' : 'plan.unaudited') : '',
          ]
            .filter((part) => part !== '')
            .join(' · ')}{' '}
          <Mark of={{ source: '', confidence: fact.confidence, synthetic: fact.synthetic }} />
          {fact.record === 'deal' && fact.factId ? (
            <Link to={`/deals/${fact.factId}`}>{text('plan.theDeal')}</Link>
          ) : null}
          {fact.recordedUnder ? (
            <>
              {' '}
              <Link to={`/enterprises/${fact.recordedUnder}`}>{text('merging.recordedUnder')}</Link>
            </>
          ) : null}
        </li>
      ))}
    </ul>
  )
}
