import { Tag } from 'antd'
import type { StandingFigure } from '../api/figures.ts'
import { groupDigits } from '../i18n/format.ts'
import { useWord } from '../i18n/glossary.ts'
import { useText } from '../i18n/i18n.ts'
import { Provenance } from '../kit/provenance.tsx'
import { type Column, DataTable } from '../kit/table.tsx'
import { useItems } from './items.ts'

interface Row {
  readonly item: string
  readonly label: string
  readonly byPeriod: ReadonlyMap<string, StandingFigure>
}

/** What stands: a line for each item, a column for each period. */
export function FiguresTable(props: {
  figures: readonly StandingFigure[]
  periods: readonly string[]
  testId?: string
}) {
  const text = useText()
  const items = useItems()
  const { figures, periods } = props
  const rows = items.flatMap(({ value: item, label }): readonly Row[] => {
    const own = figures.filter((one) => one.item === item && periods.includes(one.period))
    if (own.length === 0) return []
    return [{ item, label, byPeriod: new Map(own.map((one) => [one.period, one])) }]
  })
  const columns: Column<Row>[] = [
    { key: 'item', title: text('figures.item'), cell: ({ label }) => label },
    ...periods.map((period) => ({
      key: period,
      title: period,
      number: true,
      cell: ({ byPeriod }: Row) => <Figure of={byPeriod.get(period)} />,
    })),
  ]
  return (
    <DataTable
      testId={props.testId ?? 'figures-table'}
      rows={rows}
      rowKey={({ item }) => item}
      columns={columns}
    />
  )
}

function Figure(props: { of: StandingFigure | undefined }) {
  const text = useText()
  const word = useWord()
  const { of } = props
  if (!of) return <span className="quiet">–</span>
  return (
    <>
      <span className="one-line">
        {groupDigits(of.value)} {word('units', of.unit)}
      </span>
      <div className="marks">
        {of.audited ? <Tag color="green">✓ {text('figures.audited')}</Tag> : null}
        {of.restated ? <Tag>↻ {text('figures.restated')}</Tag> : null}
        {of.doubtful ? <Tag color="orange">! {text('figures.doubtful')}</Tag> : null}
        <Provenance of={{ source: '', confidence: of.confidence, synthetic: of.synthetic }} />
      </div>
    </>
  )
}
