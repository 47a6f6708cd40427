import { planState, planTargetKind } from '@seedline/contracts/operations'
import type {
  Plan,
  PlanCluster,
  PlanPathPoint,
  PlanTarget,
  PlanTargetPart,
} from '@seedline/contracts/registry/v1/plan_service'
import { exactly, parseStatedDecimal, trusted } from '@seedline/values'
import {
  baseline,
  forAPerson,
  type Judged,
  judgeCount,
  judgeOnTheWay,
  judgePath,
  judgeSum,
  notCounted,
} from '../judge.ts'
import type { Measure } from '../measure.ts'
import { onPath, type Path, yearlyRate } from '../path.ts'
import type { MeasuredTarget, Metric, PlanBook, Target } from '../plan-book.ts'
import { aimOf } from './aim.ts'
import { decimalOf, type Known, numberToProto } from './number.ts'
import { type Numbers, numbersOf } from './numbers.ts'
import { type Asking, everything, isLevel, type PlanSums, provincialPlus } from './question.ts'
import { lastFullYear } from './rows.ts'

interface Asked {
  readonly book: PlanBook
  readonly asking: Asking
  readonly path: Path
  readonly valueAdded: Numbers
  readonly revenue: Numbers
  readonly carriers: Numbers
  readonly beingCounted: boolean
}

/** The plan's targets, where the path to them stands, and who answers for its tasks. @throws ProblemError VIEW_BEING_BUILT */
export async function getPlan(sums: PlanSums, book: PlanBook, asking: Asking): Promise<Plan> {
  const path = pathOf(book)
  const years = Array.from({ length: path.to - path.from + 1 }, (_, at) => path.from + at)
  const ask = (measure: Measure, by: Parameters<typeof numbersOf>[1]['by'], year = 0) =>
    numbersOf(sums, { measure, by, filter: { ...everything, year } }, asking, years)
  const clusterYear = targetOf(book, 'cluster_scale')?.year ?? path.to
  const [valueAdded, revenue, carriers, pending] = await Promise.all([
    ask('value-added', ['year']),
    ask('revenue', ['field'], clusterYear),
    ask('carriers', ['kind', 'level']),
    sums.pending(),
  ])
  const asked = { book, asking, path, valueAdded, revenue, carriers, beingCounted: pending > 0 }
  return {
    asOf: asking.day,
    notYetCounted: pending,
    titleZh: book.title.zh,
    titleEn: book.title.en,
    fromYear: book.period.from,
    toYear: book.period.to,
    sources: book.sources.map(({ id, title, url }) => ({ sourceId: id, title, url })),
    targets: book.targets.map((target) => targetToProto(asked, target)),
    path: years.map((year) => pathPoint(asked, year)),
    pathGrowth: yearlyRate(path.begin, path.aim, path.to - path.from) ?? '',
    clusters: clustersOf(asked, clusterYear),
    tasks: book.tasks.map(({ id, agencies, lead, leadNote, source, ...task }) => ({
      ...task,
      leadNoteZh: leadNote?.zh ?? '',
      leadNoteEn: leadNote?.en ?? '',
      taskId: id,
      agencyIds: [...agencies],
      leadAgencyId: lead,
      sourceId: source,
    })),
    agencies: book.agencies.map(({ id, source, successorNote, ...agency }) => ({
      ...agency,
      successorNoteZh: successorNote?.zh ?? '',
      successorNoteEn: successorNote?.en ?? '',
      agencyId: id,
      sourceId: source,
    })),
    moneyKinds: book.moneyKinds.map(({ id, source, recordedBy, sections, ...kind }) => ({
      ...kind,
      kind: id,
      recordedBy,
      sections: [...sections],
      sourceId: source,
    })),
  }
}

const yuan = (value: string): bigint =>
  exactly({ value: trusted(parseStatedDecimal(value)), unit: '元' })

function targetOf(book: PlanBook, metric: Metric, kind?: MeasuredTarget['kind']) {
  return book.targets.find(
    (target): target is MeasuredTarget =>
      target.kind !== 'qualitative' &&
      target.metric === metric &&
      (kind === undefined || target.kind === kind),
  )
}

/** From the baseline's value added to the target's. @throws Error where the plan lacks one of them */
export function pathOf(book: PlanBook): Path {
  const begin = targetOf(book, 'industry_value_added', 'baseline')
  const aim = targetOf(book, 'industry_value_added', 'quantitative')
  if (begin?.year === undefined || aim?.year === undefined || begin.year >= aim.year)
    throw new Error('The plan has no value added of a year to begin with, or none of a later one')
  return {
    from: begin.year,
    to: aim.year,
    begin: yuan(begin.aim.value),
    aim: yuan(aim.aim.value),
  }
}

const ofYear = ({ valueAdded }: Asked, year: number): Known | undefined =>
  valueAdded.groups.find(({ filter }) => filter.year === year)

const nobody = (measure: Measure, year: number): Known => ({
  measure,
  unit: 'CNY',
  amount: 0n,
  enterprises: 0,
  notStated: undefined,
  rows: [],
  filter: { ...everything, year },
  withheld: false,
  rounded: false,
  roundsWithoutAmount: 0,
})

const stateAt = (asked: Asked, year: number) => {
  const known = ofYear(asked, year) ?? nobody('value-added', year)
  return judgePath(asked.path, year, known, year <= lastFullYear(asked.asking.day))
}

const pathPoint = (asked: Asked, year: number): PlanPathPoint => ({
  year,
  onPath: decimalOf(onPath(asked.path, year), 'CNY'),
  actual: numberToProto(ofYear(asked, year) ?? nobody('value-added', year), asked.beingCounted),
  state: planState.toProto(stateAt(asked, year)),
})

function clustersOf(asked: Asked, year: number): PlanCluster[] {
  const { book, revenue, beingCounted } = asked
  const target = targetOf(book, 'cluster_scale')
  const planned = target?.fields ?? []
  const order = [...planned, ...book.fields.filter((field) => !planned.includes(field))]
  return order.map((field) => {
    const known = ofField(revenue, field, year)
    const { state } = planned.includes(field) ? judgeCluster(asked, field, year) : notCounted
    return {
      field,
      planned: planned.includes(field),
      target: target && planned.includes(field) ? target.aim.value : '',
      year,
      actual: numberToProto(known, beingCounted),
      state: planState.toProto(state),
    }
  })
}

const ofField = ({ groups }: Numbers, field: string, year: number): Known =>
  groups.find((group) => group.filter.field === field) ?? {
    ...nobody('revenue', year),
    filter: { ...everything, year, field },
  }

function judgeCluster({ book, revenue, asking }: Asked, field: string, year: number): Judged {
  const target = targetOf(book, 'cluster_scale')
  if (target === undefined) return notCounted
  const isOver = year <= lastFullYear(asking.day)
  const known = ofField(revenue, field, year)
  return judgeSum({ known, aim: yuan(target.aim.value), isOver, mayLower: false }) ?? notOver
}

const notOver: Judged = {
  state: 'unknown',
  because: { zh: '目标年尚未结束。', en: 'Its year is not over.' },
}

interface Told extends Judged {
  readonly actual?: Known
  readonly parts?: readonly PlanTargetPart[]
  /** Where the actual is a rate, and no sum. */
  readonly rate?: string
}

function tell(asked: Asked, target: Target): Told {
  if (target.kind === 'qualitative') return forAPerson
  switch (target.metric) {
    case 'industry_value_added':
      return tellValueAdded(asked, target)
    case 'industry_value_added_cagr':
      return tellGrowth(asked)
    case 'cluster_scale':
      return tellClusters(asked, target)
    case 'innovation_centres_provincial_plus':
      return tellCarriers(asked, target, 'innovation-centre')
    case 'key_labs_provincial_plus':
      return tellCarriers(asked, target, 'key-laboratory')
    default:
      return target.metric satisfies never
  }
}

function tellValueAdded(asked: Asked, { kind, year = 0, aim }: MeasuredTarget): Told {
  const actual = ofYear(asked, year) ?? nobody('value-added', year)
  if (kind === 'baseline') return { ...baseline, actual }
  const last = lastFullYear(asked.asking.day)
  const isOver = year <= last
  const sum = judgeSum({ known: actual, aim: yuan(aim.value), isOver, mayLower: true })
  return { ...(sum ?? judgeOnTheWay(last, stateAt(asked, last))), actual }
}

/** By what the last year of the path came to, from the plan's own baseline: what was stated of 2021 may be of fewer enterprises. */
function tellGrowth(asked: Asked): Told {
  const { path, book } = asked
  const aim = targetOf(book, 'industry_value_added', 'quantitative')
  if (aim === undefined) return notCounted
  const { state, because, actual } = tellValueAdded(asked, aim)
  const known =
    actual !== undefined && actual.enterprises > 0 && !actual.withheld && !actual.rounded
  const rate = known ? yearlyRate(path.begin, actual.amount, path.to - path.from) : undefined
  return { state, because, ...(actual && { actual }), ...(rate !== undefined && { rate }) }
}

const worse = ['met', 'unknown', 'not-met'] as const

function tellClusters(asked: Asked, { fields, year = 0 }: MeasuredTarget): Told {
  const each = fields.map((field) => ({ field, ...judgeCluster(asked, field, year) }))
  const worst = worse.findLast((state) => each.some((one) => one.state === state)) ?? 'unknown'
  const met = each.filter(({ state }) => state === 'met').length
  return {
    state: worst,
    because: {
      zh: `${fields.length} 个领域中 ${met} 个已知达到；以营业收入衡量集群规模。`,
      en: `${met} of ${fields.length} fields are known to reach it; a cluster's scale is taken by its revenue.`,
    },
    parts: each.map(({ field, state }) => ({
      field,
      state: planState.toProto(state),
      actual: numberToProto(ofField(asked.revenue, field, year), asked.beingCounted),
    })),
  }
}

function tellCarriers({ carriers }: Asked, { aim }: MeasuredTarget, kind: string): Told {
  const counted = carriers.groups.filter(
    ({ filter }) => filter.kind === kind && isLevel(filter.level, provincialPlus),
  )
  const rows = counted.flatMap((group) => group.rows)
  const amount = counted.reduce((sum, group) => sum + group.amount, 0n)
  const most = aim.op === 'between' ? aim.most : aim.value
  const actual: Known = {
    ...nobody('carriers', 0),
    unit: 'count',
    amount,
    enterprises: counted.reduce((sum, { enterprises }) => sum + enterprises, 0),
    rows,
    filter: { ...everything, kind, level: provincialPlus },
  }
  return { ...judgeCount(Number(amount), Number(aim.value), Number(most)), actual }
}

function targetToProto(asked: Asked, target: Target): PlanTarget {
  const { state, because, actual, parts = [], rate } = tell(asked, target)
  const aim = aimOf(target)
  const number = actual && numberToProto(actual, asked.beingCounted)
  return {
    targetId: target.id,
    zh: target.zh,
    en: target.en,
    kind: planTargetKind.toProto(target.kind),
    ...aim,
    year: target.year,
    fields: [...target.fields],
    ambitionZh: target.ambition?.zh ?? '',
    ambitionEn: target.ambition?.en ?? '',
    ambiguityZh: target.ambiguity?.zh ?? '',
    ambiguityEn: target.ambiguity?.en ?? '',
    sourceId: target.source,
    confidence: target.confidence,
    state: planState.toProto(state),
    becauseZh: because.zh,
    becauseEn: because.en,
    actual:
      number && aim.unit === 'ratio' ? { ...number, unit: 'ratio', value: rate ?? '' } : number,
    parts: [...parts],
  }
}
