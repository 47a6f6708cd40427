import type { FunnelCohort, FunnelField, FunnelStageCount } from '../api/plan.ts'
import { nameOf, useMainFields } from '../app/reference.ts'
import { useWord } from '../i18n/glossary.ts'
import { useText } from '../i18n/i18n.ts'
import { type Column, DataTable } from '../kit/table.tsx'
import { percentOf } from './amount.ts'
import { isUnknown } from './group-rows.ts'

const stages = ['incubation', 'acceleration', 'industrialisation'] as const

interface Reaching {
  readonly enterprises: number
  readonly alive: number
  readonly reached: readonly FunnelStageCount[]
}

/** How many there are, how many came to each stage, and how many are still there: of a cohort as of a field. */
function useReached<Row extends Reaching>(): readonly Column<Row>[] {
  const text = useText()
  const word = useWord()
  const shareOf = (part: number, all: number) =>
    all === 0 ? '–' : `${part} (${((100 * part) / all).toFixed(1)} %)`
  return [
    {
      key: 'enterprises',
      title: word('planMeasures', 'enterprises'),
      number: true,
      cell: ({ enterprises }) => enterprises,
    },
    ...stages.map((stage) => ({
      key: stage,
      title: word('planStages', stage),
      number: true,
      cell: ({ reached, enterprises }: Row) =>
        shareOf(reached.find((one) => one.stage === stage)?.enterprises ?? 0, enterprises),
    })),
    {
      key: 'alive',
      title: text('plan.alive'),
      number: true,
      cell: ({ alive, enterprises }) => shareOf(alive, enterprises),
    },
  ]
}

/** By the year of the first rung; each opens how many were left at the end of every year since. */
export function Cohorts(props: { of: readonly FunnelCohort[] }) {
  const text = useText()
  const ended = (['failed', 'acquired', 'delisted', 'closed'] as const).map(
    (key): Column<FunnelCohort> => ({
      key,
      title: text(`plan.${key}`),
      number: true,
      cell: (cohort) => cohort[key],
      wide: true,
    }),
  )
  const columns: Column<FunnelCohort>[] = [
    { key: 'year', title: text('plan.cohort'), cell: ({ year }) => year },
    ...useReached<FunnelCohort>(),
    ...ended,
  ]
  return (
    <DataTable
      testId="funnel-cohorts"
      rows={props.of}
      rowKey={({ year }) => String(year)}
      columns={columns}
      expand={(cohort) => <Survival of={cohort} />}
    />
  )
}

function Survival(props: { of: FunnelCohort }) {
  const text = useText()
  return (
    <ul className="facts">
      {props.of.survival.map(({ year, alive, rate }) => (
        <li key={year}>{text('plan.survival', { year, alive, percent: percentOf(rate) })}</li>
      ))}
    </ul>
  )
}

export function FieldsOfFunnel(props: { of: readonly FunnelField[] }) {
  const text = useText()
  const fields = useMainFields()
  const columns: Column<FunnelField>[] = [
    {
      key: 'field',
      title: text('plan.field'),
      cell: ({ field }) =>
        isUnknown(field ?? '') ? text('plan.fieldUnknown') : nameOf(fields, field),
    },
    ...useReached<FunnelField>(),
  ]
  return (
    <DataTable
      testId="funnel-fields"
      rows={props.of}
      rowKey={({ field }) => field ?? ''}
      columns={columns}
    />
  )
}
