import { provenance } from '@seedline/contracts/kinds'
import { planStage } from '@seedline/contracts/operations'
import { refusal } from '@seedline/contracts/refusals'
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
import { type Counting, isOfRounds, measures } from '../measures.ts'
import { moneyFamilies } from '../money/families.ts'
import { carrierSubject } from '../source.ts'
import { amountTold, unitOf } from './number.ts'
import { type Asking, isLevel, type PlanFilter, type PlanSources, seesAmounts } from './question.ts'
import { type NumbersQuestion, yearsOf } from './rows.ts'

interface ListQuestion extends Omit<NumbersQuestion, 'by'> {
  readonly page: { readonly size: number; readonly token: string }
}

/**
 * The enterprises behind a number, each with the facts that count.
 * @throws ProblemError VIEW_BEING_BUILT, PAGE_TOKEN_INVALID, MONEY_KIND_WITHHELD
 */
export async function listPlanEnterprises(
  { sums, merging }: { readonly sums: PlanSources; readonly merging: MergingSources },
  { page, ...question }: ListQuestion,
  asking: Asking,
): Promise<ListPlanEnterprisesResponse> {
  const { measure, filter } = question
  const { field, district } = filter
  const isKept = isOfRounds(measure) && !seesAmounts(asking, measure)
  if (isKept && filter.money !== '') throw refusal('MONEY_KIND_WITHHELD')
  const counting = measures[measure]
  const family = familyOf(question, asking.day)
  const { found, nextPageToken } = await sums[isOfRounds(measure) ? 'money' : 'plan'].find(
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
  const behind = { question, counting, family, filter, asking, merged }
  return {
    enterprises: found.flatMap((one) => enterpriseBehind(behind, one)),
    nextPageToken,
  }
}

function familyOf(question: Omit<ListQuestion, 'page'>, day: LocalDate): string {
  const { measure, filter } = question
  const counting = measures[measure]
  switch (counting.kind) {
    case 'figure': {
      const [year = 0] = yearsOf({ ...question, by: [] }, day, [])
      return families.figure(counting.item, year)
    }
    case 'brought':
      return moneyFamilies.amounts(unitOf(measure, filter))
    case 'held':
    case 'happened':
      return counting.family
    default:
      return counting satisfies never
  }
}

/** What an enterprise takes in the answer: its names, and some facts. */
const bytesOfOne = 2000
/** Of one enterprise that many facts are told; the sum has all. */
const mostFacts = 50

interface Behind {
  readonly question: Omit<ListQuestion, 'page'>
  readonly counting: Counting
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
  const { measure } = behind.question
  const facts = data.facts.filter((fact) => isCounted(behind, data, fact))
  if (facts.length === 0) return []
  const withheld = !seesAmounts(asking, measure)
  const unit = unitOf(measure, filter)
  const amount = facts.reduce((sum, fact) => sum + BigInt(fact.amount), 0n)
  const year = filter.year !== 0 ? filter.year : undefined
  const told = (value: bigint) => (withheld ? '' : amountTold(measure, unit, value))
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
      unit,
      withheld,
      facts: facts
        .slice(0, mostFacts)
        .map((fact) => factToProto(behind, fact, { year, value: told(BigInt(fact.amount)) })),
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
  const told = toldOf(counting, key)
  const day = dayOf(counting, filter, asking.day)
  if (of !== family || !counting.counts(told)) return false
  if (from > day || (to !== null && to <= day)) return false
  const happened = counting.kind === 'happened' || counting.kind === 'brought'
  if (happened && filter.year !== 0 && Number(from.slice(0, 4)) !== filter.year) return false
  const where = stage === 'none' ? '' : stageOn(contribution, stage === 'followed' ? day : from)
  return (
    (filter.stage === undefined || where === filter.stage) &&
    (filter.kind === '' || told.kind === filter.kind) &&
    (filter.money === '' || told.money === filter.money) &&
    isLevel(told.level, filter.level)
  )
}

/** What rounds brought bears the kind of money where other facts bear their level. */
function toldOf({ kind }: Counting, key: string) {
  const told = toldBy(key)
  return kind === 'brought' ? { ...told, level: '', money: told.level } : { ...told, money: '' }
}

function factToProto(
  { counting, asking, question }: Behind,
  { key, from, record, factId, version, recordedUnder = '' }: PlanFact,
  { year, value }: { readonly year: number | undefined; readonly value: string },
): PlanFactMessage {
  const { kind, level, money, confidence, synthetic } = toldOf(counting, key)
  const isFigure = counting.kind === 'figure'
  // That a fund has a deal is its own, and whose money went where is told by cap tables alone.
  const isNamed = record !== 'deal' || asking.seesDeals
  return {
    record,
    factId: isNamed ? factId : '',
    version: isNamed ? version : 0,
    on: from,
    kind: isFigure ? '' : kind,
    level,
    year,
    value,
    audited: isFigure && kind === auditedKind,
    confidence: provenance.toProto({ source: '', confidence, synthetic }).confidence,
    synthetic,
    recordedUnder,
    money: seesAmounts(asking, question.measure) ? money : '',
  }
}
