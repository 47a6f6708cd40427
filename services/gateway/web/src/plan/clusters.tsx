import type { Plan, PlanCluster } from '../api/plan.ts'
import { nameOf, useMaterialFields } from '../app/reference.ts'
import { useWord } from '../i18n/glossary.ts'
import { useText } from '../i18n/i18n.ts'
import { type Column, DataTable } from '../kit/table.tsx'
import { useAmount } from './amount.ts'
import { useNumberColumns } from './number-cell.tsx'
import { StateMark } from './state-mark.tsx'

/** The fields that the plan wants to be clusters of ten billion yuan, and the others beside them. */
export function Clusters(props: { plan: Plan; asOf: string }) {
  const text = useText()
  const word = useWord()
  const amount = useAmount()
  const fields = useMaterialFields()
  const { clusters } = props.plan
  const { asOf } = props
  const measure = clusters[0]?.actual?.behind.measure ?? 'revenue'
  const [actual, restsOn] = useNumberColumns<PlanCluster>(
    // Which figures of its enterprises a cluster is measured by.
    `${text('plan.actual')} (${word('planMeasures', measure)})`,
    (cluster) => cluster.actual,
    { asOf },
  )
  const columns: Column<PlanCluster>[] = [
    { key: 'field', title: text('plan.field'), cell: ({ field }) => nameOf(fields, field) },
    {
      key: 'target',
      title: text('plan.target'),
      number: true,
      cell: ({ target, planned }) =>
        planned && target ? amount(target, 'CNY').short : <span className="quiet">–</span>,
    },
    actual,
    { key: 'year', title: text('plan.year'), cell: ({ year }) => year, wide: true },
    {
      key: 'state',
      title: text('plan.state'),
      cell: ({ state, planned }) => (planned && state ? <StateMark state={state} /> : null),
    },
    restsOn,
  ]
  return (
    <DataTable
      testId="plan-clusters"
      rows={clusters}
      rowKey={({ field }) => field}
      columns={columns}
    />
  )
}
