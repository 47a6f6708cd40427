import { rung } from '@seedline/contracts/kinds'
import { planStage } from '@seedline/contracts/operations'
import type {
  Funnel,
  FunnelCohort,
  FunnelField,
  FunnelPace,
  FunnelStageCount,
  FunnelStep,
} from '@seedline/contracts/registry/v1/plan_funnel'
import { rungs as allRungs, divideRounded, type Rung } from '@seedline/values'
import type { Line } from '@seedline/views/sums'
import { families, unknownPlace } from '../fact.ts'
import { medianOf } from '../pace.ts'
import { type PlanBook, type Stage, stages } from '../plan-book.ts'
import type { Asking, PlanSums } from './question.ts'

export interface FunnelQuestion {
  readonly field: string
  readonly district: string
  /** 0: all. */
  readonly cohort: number
}

/** What happened so often: of one kind, in a cohort ('' for those without a rung), in a year. */
interface Happened {
  readonly what: readonly string[]
  readonly cohort: string
  readonly field: string
  readonly year: number
  readonly count: number
}

/** How enterprises go through the funnel. @throws ProblemError VIEW_BEING_BUILT */
export async function getFunnel(
  sums: PlanSums,
  { funnel, fields }: PlanBook,
  question: FunnelQuestion,
  { day }: Asking,
): Promise<Funnel> {
  const by = question.district === '' ? [0] : [0, 1]
  const [[lines = [], paces = []], pending] = await Promise.all([
    sums.read(
      [
        { family: families.funnel, by },
        { family: families.pace, by: [] },
      ],
      day,
    ),
    sums.pending(),
  ])
  const ofPlace = lines.filter(
    ({ group: [, district = ''] }) => question.district === '' || district === question.district,
  )
  const all = ofPlace.map(happenedOf)
  const chosen = all.filter(
    ({ field, cohort }) =>
      (question.field === '' || field === question.field) &&
      (question.cohort === 0 || cohort === String(question.cohort)),
  )
  const ofCohorts = all.filter(({ field }) => question.field === '' || field === question.field)
  // An enterprise belongs to a cohort from its foundation on, as far as is known now; a later one is none yet.
  const cohorts = [...new Set(ofCohorts.map(({ cohort }) => cohort))].filter(
    (one) => one !== '' && one <= day.slice(0, 4),
  )
  const present = [...new Set(all.map(({ field }) => field))]
  return {
    asOf: day,
    notYetCounted: pending,
    stages: funnel.stages.map(({ id, zh, en, rungs }) => ({
      stage: planStage.toProto(id),
      zh,
      en,
      rungs: rungs.map(rung.toProto),
      reached: countOf(chosen, 'reached', id),
      now: countOf(chosen, 'now', id),
    })),
    steps: stepsOf(chosen),
    paces: pacesOf(paces),
    cohorts: cohorts
      .filter((one) => question.cohort === 0 || one === String(question.cohort))
      .toSorted()
      .map((cohort) => cohortOf(ofCohorts, cohort, Number(day.slice(0, 4)))),
    fields: [...fields, unknownPlace.field]
      .filter((field) => present.includes(field))
      .map((field) =>
        fieldOf(
          field,
          all.filter(
            (one) =>
              one.field === field &&
              (question.cohort === 0 || one.cohort === String(question.cohort)),
          ),
        ),
      ),
    source: funnel.source,
    confidence: funnel.confidence,
  }
}

function happenedOf({ group: [field = ''], key, year, count }: Line): Happened {
  const parts = key.split('~')
  return { what: parts.slice(0, -1), cohort: parts.at(-1) ?? '', field, year, count }
}

const countOf = (all: readonly Happened[], ...what: readonly string[]): number =>
  all
    .filter((one) => what.every((part, at) => one.what[at] === part))
    .reduce((sum, { count }) => sum + count, 0)

const ratio = (part: number, whole: number): string => {
  if (whole <= 0) return ''
  const digits = divideRounded(BigInt(part) * 10_000n, BigInt(whole), 'half-up')
  const text = String(digits).padStart(5, '0')
  return `${text.slice(0, -4)}.${text.slice(-4)}`
}

const stepsOf = (all: readonly Happened[]): FunnelStep[] =>
  stages.slice(1).map((to, at) => {
    const from = stages[at] ?? 'research'
    const entered = countOf(all, 'reached', from)
    const converted = countOf(all, 'reached', to)
    return {
      from: planStage.toProto(from),
      to: planStage.toProto(to),
      entered,
      converted,
      rate: ratio(converted, entered),
      lost: countOf(all, 'lost', from),
      medianDays: medianOf(bucketsOf(all, from, to)),
    }
  })

function bucketsOf(all: readonly Happened[], from: Stage, to: Stage): ReadonlyMap<number, number> {
  const counts = new Map<number, number>()
  for (const { what, count } of all) {
    const [kind, first, second, bucket] = what
    if (kind !== 'days' || first !== from || second !== to) continue
    counts.set(Number(bucket), (counts.get(Number(bucket)) ?? 0) + count)
  }
  return counts
}

const reachedOf = (all: readonly Happened[]): FunnelStageCount[] =>
  stages.map((stage) => ({
    stage: planStage.toProto(stage),
    enterprises: countOf(all, 'reached', stage),
  }))

function cohortOf(all: readonly Happened[], cohort: string, thisYear: number): FunnelCohort {
  const own = all.filter((one) => one.cohort === cohort)
  const enterprises = countOf(own, 'reached', 'research')
  const first = Number(cohort)
  const aliveBy = (year: number) =>
    enterprises -
    countOf(
      own.filter((one) => one.year <= year),
      'ended',
    )
  const years = Array.from({ length: Math.max(0, thisYear - first + 1) }, (_, at) => first + at)
  return {
    year: first,
    enterprises,
    reached: reachedOf(own),
    alive: enterprises - countOf(own, 'ended'),
    failed: countOf(own, 'ended', 'failed'),
    acquired: countOf(own, 'ended', 'acquired'),
    delisted: countOf(own, 'ended', 'delisted'),
    closed: countOf(own, 'ended', 'closed'),
    survival: years.map((year) => ({
      year,
      alive: aliveBy(year),
      rate: ratio(aliveBy(year), enterprises),
    })),
  }
}

function fieldOf(field: string, own: readonly Happened[]): FunnelField {
  const enterprises = countOf(own, 'reached', 'research')
  return {
    field,
    enterprises,
    reached: reachedOf(own),
    steps: stepsOf(own),
    alive: enterprises - countOf(own, 'ended'),
  }
}

function pacesOf(lines: readonly Line[]): FunnelPace[] {
  const pairs = Map.groupBy(lines, ({ key }) => key.split('~').slice(0, 2).join('~'))
  return [...pairs].flatMap(([pair, of]): FunnelPace[] => {
    const [from, to] = pair.split('~').map((one) => allRungs.find((each) => each === one))
    if (from === undefined || to === undefined) return []
    const counts = new Map<number, number>()
    for (const { key, count } of of) {
      const bucket = Number(key.split('~')[2])
      counts.set(bucket, (counts.get(bucket) ?? 0) + count)
    }
    const enterprises = of.reduce((sum, { count }) => sum + count, 0)
    return enterprises === 0
      ? []
      : [{ from: tell(from), to: tell(to), enterprises, medianDays: medianOf(counts) }]
  })
}

const tell = (one: Rung) => rung.toProto(one)
