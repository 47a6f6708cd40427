import { provenance } from '@seedline/contracts/kinds'
import { planCaveat, planMeasure, planStage } from '@seedline/contracts/operations'
import type {
  PlanBasis,
  PlanNumber,
  PlanQuestion,
} from '@seedline/contracts/registry/v1/plan_terms'
import { amountOf, type Currency, figureUnitsPerOne } from '@seedline/values'
import { auditedKind } from '../fact.ts'
import type { Measure } from '../measure.ts'
import { isMoney, isOfRounds, measures } from '../measures.ts'
import { kindsNotRecorded } from '../money/facts.ts'
import type { PlanFilter } from './question.ts'
import type { Row } from './rows.ts'

/** An exact number before it is told: so many `figureUnitsPerOne`-ths of a yuan, minor units of a currency, or pieces. */
export interface Known {
  readonly measure: Measure
  readonly unit: Currency | 'count'
  readonly amount: bigint
  readonly enterprises: number
  /** Of figures: how many have stated nothing; undefined where that isn't known. */
  readonly notStated: number | undefined
  readonly rows: readonly Row[]
  readonly filter: PlanFilter
  /** Kept from the caller. */
  readonly withheld: boolean
  /** Told to three digits alone. */
  readonly rounded: boolean
  /** Of what rounds brought: how many more rounds are known by their rung alone. */
  readonly roundsWithoutAmount: number
}

/** In what a measure is told. */
export function unitOf(
  measure: Measure,
  { currency }: Pick<PlanFilter, 'currency'>,
): Known['unit'] {
  const { unit } = measures[measure]
  return unit === 'currency' ? (currency ?? 'CNY') : unit
}

/** An amount of a measure as it is told. */
export const amountTold = (measure: Measure, unit: Known['unit'], amount: bigint): string =>
  unit === 'count' || !isOfRounds(measure)
    ? decimalOf(amount, unit === 'count' ? unit : 'CNY')
    : amountOf({ currency: unit, minor: amount })

type Caveat = (typeof planCaveat.names)[number]

/** Yuan exactly, without zeros at the end; pieces as they are. */
export function decimalOf(amount: bigint, unit: 'CNY' | 'count'): string {
  if (unit === 'count') return String(amount)
  const sign = amount < 0n ? '-' : ''
  const magnitude = amount < 0n ? -amount : amount
  const fraction = String(magnitude % figureUnitsPerOne)
    .padStart(String(figureUnitsPerOne).length - 1, '0')
    .replace(/0+$/, '')
  const whole = `${sign}${magnitude / figureUnitsPerOne}`
  return fraction === '' ? whole : `${whole}.${fraction}`
}

/** To three digits, towards zero. */
export function threeDigits(amount: bigint): bigint {
  const digits = String(amount < 0n ? -amount : amount).length
  const unit = 10n ** BigInt(Math.max(0, digits - 3))
  return (amount / unit) * unit
}

export function numberToProto(known: Known, beingCounted: boolean): PlanNumber {
  const { measure, unit, enterprises, notStated, withheld, rounded, amount } = known
  const nothing = isMoney(measure) && enterprises === 0
  return {
    value:
      withheld || nothing ? '' : amountTold(measure, unit, rounded ? threeDigits(amount) : amount),
    unit,
    enterprises,
    notStated,
    withheld,
    rounded: rounded && !withheld && !nothing,
    basis: basisOf(known),
    caveats: caveatsOf(known, beingCounted).map(planCaveat.toProto),
    behind: questionToProto(known.measure, known.filter),
  }
}

/** '' of what has no stage, such as a carrier. */
export const stageToProto = (stage: PlanFilter['stage'] | '') =>
  stage ? planStage.toProto(stage) : planStage.none

export const questionToProto = (measure: Measure, filter: PlanFilter): PlanQuestion => ({
  measure: planMeasure.toProto(measure),
  year: filter.year === 0 ? undefined : filter.year,
  field: filter.field,
  district: filter.district,
  stage: stageToProto(filter.stage),
  kind: filter.kind,
  level: filter.level,
  money: filter.money,
  currency: isOfRounds(measure) ? unitOf(measure, filter) : '',
})

const isFigure = (measure: Measure): boolean => measures[measure].kind === 'figure'

const isAudited = ({ kind }: Row, measure: Measure): boolean =>
  isFigure(measure) && kind === auditedKind

function basisOf({ rows, measure, unit, withheld, rounded }: Known): PlanBasis[] {
  const parts = new Map<string, { row: Row; amount: bigint; count: number }>()
  for (const row of rows) {
    const key = [isAudited(row, measure), row.confidence, row.synthetic].join()
    const part = parts.get(key) ?? { row, amount: 0n, count: 0 }
    parts.set(key, { row, amount: part.amount + row.amount, count: part.count + row.count })
  }
  // A part of what is kept from the caller, or told roughly, would tell the rest.
  const kept = withheld || rounded
  return [...parts.values()]
    .filter(({ count }) => count !== 0)
    .map(({ row, amount, count }) => ({
      audited: isAudited(row, measure),
      confidence: provenance.toProto({ ...row, source: '' }).confidence,
      synthetic: row.synthetic,
      value: kept ? '' : amountTold(measure, unit, amount),
      enterprises: count,
    }))
}

function caveatsOf(
  { rows, measure, notStated = 0, roundsWithoutAmount }: Known,
  beingCounted: boolean,
): Caveat[] {
  const some = (is: (row: Row) => boolean) => rows.some((row) => row.count !== 0 && is(row))
  const found: readonly (readonly [boolean, Caveat])[] = [
    [isFigure(measure) && some((row) => !isAudited(row, measure)), 'unaudited'],
    [some(({ confidence }) => confidence === 'reported'), 'second-hand'],
    [
      some(({ confidence }) => confidence === 'unverified' || confidence === 'unstated'),
      'unverified',
    ],
    [some(({ synthetic }) => synthetic), 'synthetic'],
    [notStated > 0, 'partly-stated'],
    [some(({ money }) => kindsNotRecorded.includes(money)), 'kind-not-recorded'],
    [roundsWithoutAmount > 0, 'rounds-without-amount'],
    [beingCounted, 'being-counted'],
  ]
  return found.flatMap(([is, caveat]) => (is ? [caveat] : []))
}
