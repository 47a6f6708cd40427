import type { Currency, LocalDate } from '@seedline/values'
import type { FoundPage } from '@seedline/views'
import type { AskedSums, KeysOptions, Line } from '@seedline/views/sums'
import type { PlanContribution, StageOrEnd } from '../fact.ts'
import type { Measure } from '../measure.ts'
import { isMoney, isOfRounds } from '../measures.ts'

/** What narrows a number down; '' and undefined: nothing does. */
export interface PlanFilter {
  /** 0: none. */
  readonly year: number
  readonly field: string
  readonly district: string
  readonly stage: StageOrEnd | undefined
  readonly kind: string
  readonly level: string
  /** Whose money a round brought. */
  readonly money: string
  /** Of what rounds brought; undefined: CNY. */
  readonly currency: Currency | undefined
}

export const everything: PlanFilter = {
  year: 0,
  field: '',
  district: '',
  stage: undefined,
  kind: '',
  level: '',
  money: '',
  currency: undefined,
}

/** Where numbers are read: of what the registry records, and of what rounds brought. */
export interface PlanSources {
  readonly plan: PlanSums
  readonly money: PlanSums
}

/** Where some of them are read. */
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
  /** Whether what single rounds brought may be told, and from whom: what cap tables say to who reads them. */
  readonly seesRounds: boolean
  /** Whether deals of all funds may be named. */
  readonly seesDeals: boolean
}

/** Levels that are asked for together: the plan's 'provincial or above'. */
export const provincialPlus = 'provincial-plus'

const together: Readonly<Record<string, readonly string[]>> = {
  [provincialPlus]: ['national', 'provincial'],
}

/** Whether a level is the one asked for, or one of those; '' asks for none. */
export const isLevel = (level: string, asked: string): boolean =>
  asked === '' || level === asked || (together[asked]?.includes(level) ?? false)

/** Whether amounts of single enterprises may be told; counts may be always. */
export const seesAmounts = (
  { seesFigures, seesRounds }: Pick<Asking, 'seesFigures' | 'seesRounds'>,
  measure: Measure,
): boolean => !isMoney(measure) || (isOfRounds(measure) ? seesRounds : seesFigures)
