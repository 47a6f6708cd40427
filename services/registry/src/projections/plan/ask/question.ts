import type { planDimension, planMeasure } from '@seedline/contracts/operations'
import type { LocalDate } from '@seedline/values'
import type { FoundPage } from '@seedline/views'
import type { AskedSums, KeysOptions, Line } from '@seedline/views/sums'
import type { PlanContribution, StageOrEnd } from '../fact.ts'

export type Measure = (typeof planMeasure.names)[number]
export type Dimension = (typeof planDimension.names)[number]

/** What narrows a number down; '' and undefined: nothing does. */
export interface PlanFilter {
  /** 0: none. */
  readonly year: number
  readonly field: string
  readonly district: string
  readonly stage: StageOrEnd | undefined
  readonly kind: string
  readonly level: string
}

export const everything: PlanFilter = {
  year: 0,
  field: '',
  district: '',
  stage: undefined,
  kind: '',
  level: '',
}

/** Where numbers are read. */
export interface PlanSums {
  read(asked: readonly AskedSums[], day: LocalDate): Promise<readonly (readonly Line[])[]>
  find(
    filter: Readonly<Record<string, unknown>>,
    options: KeysOptions<PlanContribution>,
  ): Promise<FoundPage<PlanContribution>>
  /** How many streams have something that isn't counted yet; not counted further than some hundreds. */
  pending(): Promise<number>
}

/** Of which day, and who asks. */
export interface Asking {
  readonly day: LocalDate
  readonly today: LocalDate
  /** Whether the figures of single enterprises may be told. */
  readonly seesFigures: boolean
}

/** Levels that are asked for together: the plan's 'provincial or above'. */
export const provincialPlus = 'provincial-plus'

const together: Readonly<Record<string, readonly string[]>> = {
  [provincialPlus]: ['national', 'provincial'],
}

/** Whether a level is the one asked for, or one of those; '' asks for none. */
export const isLevel = (level: string, asked: string): boolean =>
  asked === '' || level === asked || (together[asked]?.includes(level) ?? false)
