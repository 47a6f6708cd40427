import { useNavigate } from 'react-router'
import type { Plan, PlanPathPoint } from '../api/plan.ts'
import { useText } from '../i18n/i18n.ts'
import { useLanguage } from '../i18n/language.ts'
import { Chart } from '../kit/chart.tsx'
import { type Column, DataTable } from '../kit/table.tsx'
import { percentOf, scaleOf, useAmount } from './amount.ts'
import { behindAddress } from './behind.ts'
import { useNumberColumns } from './number-cell.tsx'
import { StateMark } from './state-mark.tsx'

/** Value added year by year beside the path that leads from the baseline to the target. */
export function Path(props: { plan: Plan; asOf: string }) {
  const text = useText()
  const language = useLanguage()
  const navigate = useNavigate()
  const amount = useAmount()
  const { path, pathGrowth } = props.plan
  const { asOf } = props
  const scale = scaleOf('CNY', language)
  const data = {
    places: path.map(({ year }) => String(year)),
    unit: scale.unit,
    series: [
      { name: text('plan.actual'), values: path.map((point) => scale.of(point.actual?.value)) },
      {
        name: text('plan.onPath'),
        values: path.map(({ onPath }) => scale.of(onPath)),
        drawn: 'line' as const,
      },
    ],
  }
  const [actual, restsOn] = useNumberColumns<PlanPathPoint>(
    text('plan.actual'),
    (point) => point.actual,
    { asOf },
  )
  const columns: Column<PlanPathPoint>[] = [
    {
      key: 'year',
      title: text('plan.year'),
      cell: ({ year }) => <span className="one-line">{year}</span>,
    },
    {
      key: 'path',
      title: text('plan.onPath'),
      number: true,
      cell: ({ onPath }) => <span className="one-line">{amount(onPath, 'CNY').short}</span>,
    },
    actual,
    { key: 'state', title: text('plan.state'), cell: ({ state }) => <StateMark state={state} /> },
    restsOn,
  ]
  const open = (at: number) => {
    const year = path[at]?.year
    if (year !== undefined) void navigate(behindAddress({ measure: 'value-added', year }, asOf))
  }
  return (
    <div className="stack">
      <Chart data={data} label={text('plan.pathChart')} onPick={open} />
      <DataTable
        testId="plan-path"
        rows={path}
        rowKey={({ year }) => String(year)}
        columns={columns}
      />
      <span className="quiet">{text('plan.growth', { percent: percentOf(pathGrowth) })}</span>
    </div>
  )
}
