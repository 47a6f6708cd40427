import { parseAsString, useQueryState } from 'nuqs'
import { Link, useNavigate } from 'react-router'
import {
  type Funnel as FunnelAnswer,
  type FunnelPace,
  type FunnelStep,
  useFunnel,
} from '../api/plan.ts'
import { useWord } from '../i18n/glossary.ts'
import { useText } from '../i18n/i18n.ts'
import { Asked } from '../kit/asked.tsx'
import { Chart } from '../kit/chart.tsx'
import { ChoiceFilter } from '../kit/choice-filter.tsx'
import { Empty } from '../kit/empty.tsx'
import { Part } from '../kit/head.tsx'
import { type Column, DataTable } from '../kit/table.tsx'
import { percentOf } from './amount.ts'
import { behindAddress } from './behind.ts'
import { Cohorts, FieldsOfFunnel } from './cohorts.tsx'
import type { PlanAsked } from './use-plan-asked.ts'

const inAddress = parseAsString.withDefault('').withOptions({ history: 'push' })

type Narrowed = Pick<PlanAsked, 'field' | 'district'>

/** From research to industrialisation: how many came how far, how fast, and what became of them. */
export function FunnelPart(props: { of: Narrowed; asOf: string }) {
  const text = useText()
  const { field, district } = props.of
  const { asOf } = props
  const [cohort, setCohort] = useQueryState('cohort', inAddress)
  const funnel = useFunnel({ field, district, cohort, asOf })
  const all = useFunnel({ field, district, cohort: '', asOf })
  const years = all.data?.cohorts.map(({ year }) => String(year)) ?? []
  return (
    <Part
      id="funnel"
      title={text('plan.funnel')}
      testId="plan-funnel"
      actions={
        <ChoiceFilter
          all={text('plan.allCohorts')}
          value={cohort}
          options={[...new Set([...years, ...(cohort ? [cohort] : [])])].map((year) => ({
            value: year,
            label: text('plan.ofCohort', { year }),
          }))}
          onChange={(year) => void setCohort(year || null)}
        />
      }
    >
      <Asked query={funnel}>
        {(data) =>
          data.stages.every(({ reached }) => reached === 0) ? (
            <Empty says={`${text('plan.nothing')} ${text('plan.enter.rungs')}`} />
          ) : (
            <Shown funnel={data} of={props.of} asOf={props.asOf} />
          )
        }
      </Asked>
    </Part>
  )
}

function Shown(props: { funnel: FunnelAnswer; of: Narrowed; asOf: string }) {
  const text = useText()
  const { funnel } = props
  return (
    <div className="stack">
      <Stages {...props} />
      <h3>{text('plan.steps')}</h3>
      <Steps of={funnel.steps} />
      {funnel.paces.length > 0 ? (
        <>
          <h3>{text('plan.paces')}</h3>
          <span className="quiet">{text('plan.pacesOfAll')}</span>
          <Paces of={funnel.paces} />
        </>
      ) : null}
      {funnel.cohorts.length > 0 ? (
        <>
          <h3>{text('plan.cohorts')}</h3>
          <Cohorts of={funnel.cohorts} />
        </>
      ) : null}
      <h3>{text('plan.funnelFields')}</h3>
      <FieldsOfFunnel of={funnel.fields} />
      <span className="quiet">{text('plan.funnelHow')}</span>
    </div>
  )
}

function Stages(props: { funnel: FunnelAnswer; of: Narrowed; asOf: string }) {
  const text = useText()
  const word = useWord()
  const navigate = useNavigate()
  const { of, asOf } = props
  const { stages } = props.funnel
  const data = {
    places: stages.map(({ stage }) => word('planStages', stage)),
    unit: '',
    series: [
      { name: text('plan.reached'), values: stages.map(({ reached }) => reached) },
      { name: text('plan.there'), values: stages.map(({ now }) => now) },
    ],
    lying: true,
  }
  const address = (stage: (typeof stages)[number]['stage']) =>
    behindAddress({ measure: 'enterprises', ...of, stage }, asOf)
  const columns: Column<(typeof stages)[number]>[] = [
    {
      key: 'stage',
      title: text('plan.stage'),
      cell: ({ stage, rungs }) => (
        <>
          {word('planStages', stage)}{' '}
          <span className="quiet">{rungs.map((rung) => word('rungs', rung)).join(' · ')}</span>
        </>
      ),
    },
    { key: 'reached', title: text('plan.reached'), number: true, cell: ({ reached }) => reached },
    {
      key: 'now',
      title: text('plan.there'),
      number: true,
      cell: ({ stage, now }) => (now > 0 ? <Link to={address(stage)}>{now}</Link> : now),
    },
  ]
  return (
    <>
      <Chart
        data={data}
        label={text('plan.funnelChart')}
        onPick={(at) => {
          const stage = stages[at]?.stage
          if (stage) void navigate(address(stage))
        }}
      />
      <DataTable
        testId="funnel-stages"
        rows={stages}
        rowKey={({ stage }) => stage}
        columns={columns}
      />
    </>
  )
}

function Steps(props: { of: readonly FunnelStep[] }) {
  const text = useText()
  const word = useWord()
  const columns: Column<FunnelStep>[] = [
    {
      key: 'step',
      title: text('plan.step'),
      cell: ({ from, to }) => `${word('planStages', from)} → ${word('planStages', to)}`,
    },
    { key: 'entered', title: text('plan.entered'), number: true, cell: ({ entered }) => entered },
    {
      key: 'converted',
      title: text('plan.converted'),
      number: true,
      cell: ({ converted, rate }) =>
        rate === undefined ? converted : `${converted} (${percentOf(rate)} %)`,
    },
    { key: 'lost', title: text('plan.lost'), number: true, cell: ({ lost }) => lost },
    {
      key: 'days',
      title: text('plan.medianDays'),
      number: true,
      cell: ({ medianDays }) => medianDays ?? '–',
    },
  ]
  return (
    <DataTable
      testId="funnel-steps"
      rows={props.of}
      rowKey={({ from, to }) => `${from}/${to}`}
      columns={columns}
    />
  )
}

function Paces(props: { of: readonly FunnelPace[] }) {
  const text = useText()
  const word = useWord()
  const columns: Column<FunnelPace>[] = [
    {
      key: 'rungs',
      title: text('plan.rungs'),
      cell: ({ from, to }) => `${word('rungs', from)} → ${word('rungs', to)}`,
    },
    {
      key: 'enterprises',
      title: word('planMeasures', 'enterprises'),
      number: true,
      cell: ({ enterprises }) => enterprises,
    },
    {
      key: 'days',
      title: text('plan.medianDays'),
      number: true,
      cell: ({ medianDays }) => medianDays ?? '–',
    },
  ]
  return (
    <DataTable
      testId="funnel-paces"
      rows={props.of}
      rowKey={({ from, to }) => `${from}/${to}`}
      columns={columns}
    />
  )
}
