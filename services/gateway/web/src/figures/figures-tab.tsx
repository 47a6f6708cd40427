import { Button } from 'antd'
import { useMemo, useState } from 'react'
import { exportFigures, type Figures, type StandingFigure, useFigures } from '../api/figures.ts'
import { UnderDuplicates } from '../enterprise/under-duplicates.tsx'
import { useText } from '../i18n/i18n.ts'
import { Asked } from '../kit/asked.tsx'
import { Chart } from '../kit/chart.tsx'
import { ChoiceFilter } from '../kit/choice-filter.tsx'
import { Empty } from '../kit/empty.tsx'
import { CommandButton } from '../kit/form/command-button.tsx'
import { Part } from '../kit/head.tsx'
import { type AsOf, isPast } from '../kit/use-as-of.ts'
import { FiguresTable } from './figures-table.tsx'
import { useItems } from './items.ts'
import { type PeriodKind, periodsOf, seriesOf } from './series.ts'
import { Statements } from './statements.tsx'

/** What an enterprise states of itself: a table by item and period, a chart, and the statements behind them. */
export function FiguresTab(props: { id: string; asOf: AsOf }) {
  const text = useText()
  const items = useItems()
  const past = isPast(props.asOf)
  const figures = useFigures(props.id, props.asOf)
  return (
    <Part
      title={text('figures.title')}
      testId="figures"
      actions={
        past ? null : (
          <CommandButton
            id="stateFigures"
            label={text('figures.state')}
            path={{ enterpriseId: props.id }}
            options={{ item: items, confirmed: items }}
          />
        )
      }
    >
      <Asked query={figures}>
        {(data) => (
          <div className="stack">
            {data.statements.length === 0 ? (
              <Empty says={text(past ? 'figures.emptyAsOf' : 'figures.empty')} />
            ) : (
              <Own id={props.id} asOf={props.asOf} of={data} />
            )}
            <UnderDuplicates
              of={data.underDuplicates}
              tab="figures"
              isEmpty={(one) => one.figures.length === 0}
            >
              {({ figures }) => (
                <FiguresTable
                  figures={figures}
                  periods={[...new Set(figures.map(({ period }) => period))].toSorted()}
                  testId="their-figures"
                />
              )}
            </UnderDuplicates>
          </div>
        )}
      </Asked>
    </Part>
  )
}

/** What is recorded under the enterprise's own id. */
function Own(props: { id: string; asOf: AsOf; of: Figures }) {
  const text = useText()
  const { id, asOf, of } = props
  return (
    <>
      <Shown figures={of.figures} />
      <h3>{text('figures.statements')}</h3>
      <Statements enterpriseId={id} statements={of.statements} past={isPast(asOf)} />
      <div>
        <Button className="no-print" onClick={() => void exportFigures(id, asOf)}>
          {text('cap.export')}
        </Button>
      </div>
    </>
  )
}

/** What the chart shows: size, what is spent on tomorrow, and what is left over. */
const charted = ['revenue', 'value_added', 'rd_expense', 'net_profit']

function Shown(props: { figures: readonly StandingFigure[] }) {
  const text = useText()
  const items = useItems()
  const [kind, setKind] = useState<PeriodKind>('year')
  const [drawn, setDrawn] = useState(false)
  const { figures } = props
  const periods = periodsOf(figures, kind)
  const data = useMemo(
    () => ({
      places: periodsOf(figures, kind),
      unit: text('figures.tenThousandYuan'),
      series: items
        .filter(({ value }) => charted.includes(value))
        .map(({ value, label }) => ({
          name: label,
          values: seriesOf(figures, value, periodsOf(figures, kind)),
        }))
        .filter(({ values }) => values.some((one) => one !== null)),
    }),
    [figures, kind, items, text],
  )
  return (
    <>
      <div className="actions no-print">
        <ChoiceFilter
          all={text('figures.years')}
          value={kind === 'year' ? '' : kind}
          options={[
            { value: 'half-year', label: text('figures.halves') },
            { value: 'quarter', label: text('figures.quarters') },
          ]}
          onChange={(chosen) => setKind(chosen === '' ? 'year' : (chosen as PeriodKind))}
        />
        <Button onClick={() => setDrawn(!drawn)} aria-expanded={drawn}>
          {text(drawn ? 'figures.hideChart' : 'figures.showChart')}
        </Button>
      </div>
      {drawn ? <Chart data={data} label={text('figures.chart')} /> : null}
      {periods.length === 0 ? (
        <Empty says={text('figures.noneOfKind')} />
      ) : (
        <FiguresTable figures={figures} periods={periods} />
      )}
      <span className="quiet">{text('figures.how')}</span>
    </>
  )
}
