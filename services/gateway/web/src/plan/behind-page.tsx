import { Link } from 'react-router'
import { exportPlanEnterprises, usePlan, usePlanEnterprises } from '../api/plan.ts'
import { nameOf, useDistricts, useMainFields } from '../app/reference.ts'
import { useWord } from '../i18n/glossary.ts'
import { useText } from '../i18n/i18n.ts'
import { Asked } from '../kit/asked.tsx'
import { Empty } from '../kit/empty.tsx'
import { ExportButtons } from '../kit/export-buttons.tsx'
import { Head } from '../kit/head.tsx'
import { Paging } from '../kit/paging.tsx'
import { type Filter, useFilter } from '../kit/use-filter.ts'
import { narrowings, planAddress } from './behind.ts'
import { BehindTable } from './behind-table.tsx'
import { measureOf, natureOf } from './measures.ts'
import { useMoneyKinds } from './money-kinds.tsx'

type Asking = Filter<'measure' | 'asOf' | (typeof narrowings)[number]>

/** The enterprises behind one number of the plan, each with what it contributes. */
export function BehindPage() {
  const text = useText()
  const word = useWord()
  const [given, change] = useFilter('measure', 'asOf', ...narrowings)
  const measure = measureOf(given.measure)
  const filter = { ...given, measure }
  const found = usePlanEnterprises(filter)
  return (
    <div className="stack">
      <Head
        title={word('planMeasures', measure)}
        beside={<Narrowed by={filter} />}
        actions={
          <ExportButtons
            onExport={(kind) => exportPlanEnterprises({ ...filter, pageToken: '' }, kind)}
          />
        }
      />
      <Link className="no-print" to={planAddress(measure, filter, filter.asOf)}>
        ← {text('plan.back')}
      </Link>
      <Asked query={found}>
        {({ items, nextPageToken }) => (
          <>
            {items.length > 0 ? (
              <BehindTable rows={items} measure={measure} asOf={filter.asOf} />
            ) : (
              <Empty says={text('plan.nobody')} />
            )}
            <Paging
              first={filter.pageToken === ''}
              next={nextPageToken}
              onGo={(pageToken) => change({ pageToken })}
            />
          </>
        )}
      </Asked>
    </div>
  )
}

/** What the list is narrowed by, in words. */
function Narrowed(props: { by: Asking }) {
  const text = useText()
  const word = useWord()
  const fields = useMainFields()
  const districts = useDistricts()
  const { year, field, district, stage, kind, level, money, currency, asOf, measure } = props.by
  const { terms } = useMoneyKinds(usePlan(asOf).data)
  const { kinds } = natureOf(measureOf(measure))
  const parts = [
    year,
    field === 'unknown' ? text('plan.fieldUnknown') : nameOf(fields, field),
    district === 'UNKNOWN' ? text('plan.districtUnknown') : nameOf(districts, district),
    stage ? word('planStages', stage) : '',
    kinds && kind ? word(kinds, kind) : kind,
    level ? word('designationLevels', level) : '',
    nameOf(terms, money),
    currency && currency !== 'CNY' ? currency : '',
    asOf ? text('plan.asOf', { day: asOf }) : '',
  ]
  return (
    <span className="quiet" data-testid="narrowed">
      {parts.filter(Boolean).join(' · ')}
    </span>
  )
}
