import { provenance } from '@seedline/contracts/kinds'
import { planStage } from '@seedline/contracts/operations'
import type {
  ListPlanEnterprisesResponse,
  PlanEnterprise,
  PlanFact as PlanFactMessage,
} from '@seedline/contracts/registry/v1/plan_service'
import { type LocalDate, localDate } from '@seedline/values'
import type { Viewed } from '@seedline/views'
import {
  type Merged,
  type MergingSources,
  mergedAmong,
} from '../../enterprise-list/merged-among.ts'
import {
  auditedKind,
  families,
  type PlanContribution,
  type PlanFact,
  stageOn,
  toldBy,
  unknownPlace,
} from '../fact.ts'
import { type Counting, measures } from '../measures.ts'
import { carrierSubject } from '../source.ts'
import { decimalOf } from './number.ts'
import { type Asking, isLevel, type PlanFilter, type PlanSums } from './question.ts'
import { type NumbersQuestion, yearsOf } from './rows.ts'

interface ListQuestion extends Omit<NumbersQuestion, 'by'> {
  readonly page: { readonly size: number; readonly token: string }
}

/** The enterprises behind a number, each with the facts that count. @throws ProblemError VIEW_BEING_BUILT, PAGE_TOKEN_INVALID */
export async function listPlanEnterprises(
  { sums, merging }: { readonly sums: PlanSums; readonly merging: MergingSources },
  { page, ...question }: ListQuestion,
  asking: Asking,
): Promise<ListPlanEnterprisesResponse> {
  const counting = measures[question.measure]
  if (counting.kind === 'unknown') return { enterprises: [], nextPageToken: '' }
  const { field, district } = question.filter
  const [year] = yearsOf({ ...question, by: [] }, asking.day, [])
  const family =
    counting.kind === 'figure' ? families.figure(counting.item, year ?? 0) : counting.family
  const { found, nextPageToken } = await sums.find(
    {
      families: family,
      ...(field !== '' && { field }),
      ...(district !== '' && { district }),
    },
    {
      page,
      bytesOf: () => bytesOfOne,
      ...(family === families.carriers && { keysBegin: carrierSubject('') }),
    },
  )
  const hosts = found.flatMap(({ data }) => data.host ?? [])
  const merged = await mergedAmong(merging, hosts)
  const behind = { counting, family, filter: question.filter, asking, merged }
  return {
    enterprises: found.flatMap((one) => enterpriseBehind(behind, one)),
    nextPageToken,
  }
}

/** What an enterprise takes in the answer: its names, and some facts. */
const bytesOfOne = 2000
/** Of one enterprise that many facts are told; the sum has all. */
const mostFacts = 50

interface Behind {
  readonly counting: Exclude<Counting, { readonly kind: 'unknown' }>
  readonly family: string
  readonly filter: PlanFilter
  readonly asking: Asking
  readonly merged: Merged
}

function enterpriseBehind(
  behind: Behind,
  { key, data }: Viewed<PlanContribution>,
): PlanEnterprise[] {
  const { counting, asking, filter } = behind
  const facts = data.facts.filter((fact) => isCounted(behind, data, fact))
  if (facts.length === 0) return []
  const withheld = counting.unit === 'CNY' && !asking.seesFigures
  const amount = facts.reduce((sum, fact) => sum + BigInt(fact.amount), 0n)
  const year = filter.year !== 0 ? filter.year : undefined
  const told = (value: bigint) => (withheld ? '' : decimalOf(value, counting.unit))
  return [
    {
      enterpriseId: hostNow(behind, data.host) ?? key,
      nameZh: data.nameZh,
      nameEn: data.nameEn,
      materialField: data.materialField,
      district: data.district === unknownPlace.district ? '' : data.district,
      stage:
        data.host === undefined
          ? planStage.toProto(stageOn(data, dayOf(counting, filter, asking.day)))
          : planStage.none,
      value: told(amount),
      unit: counting.unit,
      withheld,
      facts: facts
        .slice(0, mostFacts)
        .map((fact) => factToProto(counting, fact, { year, value: told(BigInt(fact.amount)) })),
    },
  ]
}

// What a carrier's host goes on as, its own stream doesn't tell.
const hostNow = ({ merged }: Behind, host: string | undefined): string | undefined =>
  host === undefined ? undefined : (merged.get(host)?.survivorId ?? host)

/** What is held is asked for as of the end of a year that is told; all else as of the day. */
function dayOf({ kind }: Counting, { year }: PlanFilter, day: LocalDate): LocalDate {
  if (kind !== 'held' || year === 0) return day
  const last = localDate(`${year}-12-31`)
  return last < day ? last : day
}

function isCounted(
  { counting, family, filter, asking }: Behind,
  contribution: PlanContribution,
  { family: of, key, from, to, stage }: PlanFact,
): boolean {
  const told = toldBy(key)
  const day = dayOf(counting, filter, asking.day)
  if (of !== family || !counting.counts(told)) return false
  if (from > day || (to !== null && to <= day)) return false
  if (counting.kind === 'happened' && filter.year !== 0 && Number(from.slice(0, 4)) !== filter.year)
    return false
  const where = stage === 'none' ? '' : stageOn(contribution, stage === 'followed' ? day : from)
  return (
    (filter.stage === undefined || where === filter.stage) &&
    (filter.kind === '' || told.kind === filter.kind) &&
    isLevel(told.level, filter.level)
  )
}

function factToProto(
  { kind: counted }: Counting,
  { key, from, record, factId, version, recordedUnder = '' }: PlanFact,
  { year, value }: { readonly year: number | undefined; readonly value: string },
): PlanFactMessage {
  const { kind, level, confidence, synthetic } = toldBy(key)
  const isFigure = counted === 'figure'
  return {
    record,
    factId,
    version,
    on: from,
    kind: isFigure ? '' : kind,
    level,
    year,
    value,
    audited: isFigure && kind === auditedKind,
    confidence: provenance.toProto({ source: '', confidence, synthetic }).confidence,
    synthetic,
    recordedUnder,
  }
}
