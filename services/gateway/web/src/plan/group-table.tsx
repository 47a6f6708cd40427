import { useNavigate } from 'react-router'
import type { PlanNumber } from '../api/plan.ts'
import { useText } from '../i18n/i18n.ts'
import { useLanguage } from '../i18n/language.ts'
import { Chart } from '../kit/chart.tsx'
import { type Column, DataTable } from '../kit/table.tsx'
import { scaleOf } from './amount.ts'
import { behindAddress } from './behind.ts'
import type { GroupRow } from './group-rows.ts'
import { NumberLink, useNumberColumns } from './number-cell.tsx'

interface Grouped {
  readonly rows: readonly GroupRow[]
  /** What the rows are: year, field. */
  readonly of: string
  readonly measure: string
  readonly asOf: string
  /** What is said of a group of nothing: of figures that nobody stated them, of counts nought. */
  readonly none?: string | undefined
}

/** Bars that open what is behind them; the table beside says the same. */
export function GroupChart(props: Grouped & { unit: string; lying?: boolean }) {
  const text = useText()
  const language = useLanguage()
  const navigate = useNavigate()
  const { rows, unit, measure, of, asOf, lying = false } = props
  const scale = scaleOf(unit, language)
  const data = {
    places: rows.map(({ label }) => label),
    unit: scale.unit,
    series: [{ name: measure, values: rows.map(({ number }) => scale.of(number?.value)) }],
    lying,
  }
  const open = (at: number) => {
    const question = rows[at]?.number?.behind
    if (question) void navigate(behindAddress(question, asOf))
  }
  return <Chart data={data} label={text('plan.chartOf', { measure, of })} onPick={open} />
}

export function GroupTable(props: Grouped & { testId: string; total?: PlanNumber | undefined }) {
  const text = useText()
  const { rows, of, measure, asOf, none, total } = props
  const columns: Column<GroupRow>[] = [
    {
      key: 'group',
      title: of,
      cell: ({ label }) => (isYear(label) ? <span className="one-line">{label}</span> : label),
    },
    ...useNumberColumns<GroupRow>(measure, ({ number }) => number, { asOf, none }),
  ]
  return (
    <DataTable
      testId={props.testId}
      rows={rows}
      rowKey={({ key }) => key}
      columns={columns}
      foot={
        total ? (
          <tr>
            <th scope="row">{text('plan.total')}</th>
            <td className="number">
              <NumberLink of={total} asOf={asOf} none={none} />
            </td>
            <td className="wide-only" />
          </tr>
        ) : null
      }
    />
  )
}

const isYear = (label: string): boolean => /^\d{4}$/.test(label)
