import type { Confidence, LocalDate, Provenance } from '@seedline/values'
import type { Step, SumsDefinition } from '@seedline/views/sums'
import type { Stage } from './plan-book.ts'

/** Where an enterprise is on the plan's way; `ended` is none of its stages. */
export type StageOrEnd = Stage | 'ended'

/** One fact of an enterprise that counts, from a day on until another. Plain data, as it is stored. */
export interface PlanFact {
  /** What it is summed up with: see `families`. */
  readonly family: string
  /** What is told apart within the family: see `keyOf`. */
  readonly key: string
  /** A whole number: of figures, so many `figureUnitsPerOne`-ths of a yuan; of what a round brought, minor units of its currency. */
  readonly amount: string
  readonly from: LocalDate
  /** The first day on which it no longer counts; null: none is known. */
  readonly to: LocalDate | null
  /** Whether it goes along with its enterprise's stage, stays with the stage of its first day, or has none. */
  readonly stage: 'followed' | 'of-first-day' | 'none'
  readonly record:
    | 'figures'
    | 'stage-record'
    | 'designation'
    | 'ip-right'
    | 'carrier'
    | 'enterprise'
    | 'deal'
  /** '' where the record is the fact. */
  readonly factId: string
  readonly version: number
  /** The duplicate under whose id it stands recorded; absent where it stands under the enterprise's own. */
  readonly recordedUnder?: string
}

/** Groups of those of which it isn't known; they can be asked for like any other. */
export const unknownPlace = { field: 'unknown', district: 'UNKNOWN' } as const

/** What an enterprise contributes to the plan, and how it is found again behind a number. */
export interface PlanContribution {
  readonly nameZh: string
  readonly nameEn: string
  /** Of a carrier, the enterprise that hosts it; '' where none on record does. Of enterprises absent. */
  readonly host?: string
  /** As the enterprise has it, maybe a sub-area. */
  readonly materialField: string
  readonly field: string
  readonly district: string
  /** Since when it is where, from the first day on, in order. */
  readonly stages: readonly { readonly stage: StageOrEnd; readonly from: LocalDate }[]
  /** Of its facts, each once. */
  readonly families: readonly string[]
  readonly facts: readonly PlanFact[]
}

/** What is summed up together; each is asked for by itself. */
export const families = {
  figure: (item: string, year: number | string) => `${item}~${year}`,
  enterprises: 'enterprises',
  rungs: 'rungs',
  designations: 'designations',
  highValue: 'rights~high-value',
  classOne: 'rights~class-one',
  carriers: 'carriers',
  funnel: 'funnel',
  pace: 'pace',
} as const

/** What is told apart: a kind and a level, and how far the fact is trusted. */
export interface Told {
  readonly kind: string
  readonly level: string
  readonly confidence: Confidence
  readonly synthetic: boolean
}

export const keyOf = ({ kind, level, confidence, synthetic }: Told): string =>
  [kind, level, confidence, synthetic ? 'synthetic' : ''].join('~')

export function toldBy(key: string): Told {
  const [kind = '', level = '', confidence = 'unstated', synthetic = ''] = key.split('~')
  return { kind, level, confidence: confidence as Confidence, synthetic: synthetic !== '' }
}

export const keyBy = (kind: string, level: string, provenance: Provenance | null): string =>
  keyOf({
    kind,
    level,
    confidence: provenance?.confidence ?? 'unstated',
    synthetic: provenance?.synthetic ?? false,
  })

/** Kinds of figures: whether an auditor stands behind them. */
export const auditedKind = 'audited'

/** Where an enterprise is on a day. */
export const stageOn = ({ stages }: Pick<PlanContribution, 'stages'>, day: LocalDate): StageOrEnd =>
  stages.findLast(({ from }) => from <= day)?.stage ?? 'research'

const dimensionsOf = (family: string): readonly (readonly number[])[] => {
  // How long steps take is a distribution of many days: it is kept of the whole alone.
  if (family === families.pace) return [[]]
  const ofPlaces = [[], [0], [1], [0, 1]]
  return family === families.funnel
    ? ofPlaces
    : [...ofPlaces, ...ofPlaces.map((places) => [...places, 2])]
}

/** How the plan's sums are kept: by material field, district and stage. */
export const planSums: SumsDefinition<PlanContribution> = {
  name: 'plan',
  // 2: the enterprises behind a number are found in their order, and what stands recorded under a duplicate counts for the
  // record that it was merged into, which counts once.
  version: 2,
  stepsOf: (contribution) =>
    contribution.facts.flatMap((fact) => [...stepsOfFact(contribution, fact)]),
  totalsBy: dimensionsOf,
  monthsBy: 0,
  indexes: [{ families: 1 }, { families: 1, field: 1 }],
}

/** On which days a fact comes into a group and leaves it. */
export function* stepsOfFact(
  { field, district, stages }: PlanContribution,
  { family, key, amount, from, to, stage }: PlanFact,
): Generator<Step> {
  const step = (of: string, day: LocalDate, sign: 1 | -1): Step => ({
    family,
    group: [field, district, of],
    key,
    day,
    amount: BigInt(amount) * BigInt(sign),
    count: sign,
  })
  const first = stage === 'none' ? '' : stageOn({ stages }, from)
  yield step(first, from, 1)
  let last: string = first
  if (stage === 'followed')
    for (const { stage: next, from: day } of stages) {
      if (day <= from || (to !== null && day >= to)) continue
      yield step(last, day, -1)
      yield step(next, day, 1)
      last = next
    }
  if (to !== null) yield step(last, to, -1)
}
