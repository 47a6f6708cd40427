import type { PlanMeasure } from '../api/plan.ts'
import type { Section } from '../i18n/glossary.ts'
import type { TextKey } from '../i18n/texts.zh.ts'

interface Nature {
  /** Figures belong to a year; what happens, to the year in which; what is held, to a day. */
  readonly counts: 'figures' | 'happenings' | 'holdings'
  /** The words for its kinds, where it has some. */
  readonly kinds?: Section
  /** What is to be recorded, and where, for there to be any. */
  readonly entered: TextKey
}

const natures: Readonly<Record<PlanMeasure, Nature>> = {
  'value-added': { counts: 'figures', entered: 'plan.enter.figures' },
  revenue: { counts: 'figures', entered: 'plan.enter.figures' },
  'rd-expense': { counts: 'figures', entered: 'plan.enter.figures' },
  enterprises: { counts: 'holdings', entered: 'plan.enter.enterprises' },
  listings: { counts: 'happenings', entered: 'plan.enter.rungs' },
  rounds: { counts: 'happenings', kinds: 'rungs', entered: 'plan.enter.rounds' },
  financing: { counts: 'happenings', kinds: 'rungs', entered: 'plan.enter.rounds' },
  designations: { counts: 'holdings', kinds: 'designations', entered: 'plan.enter.designations' },
  'high-value-patents': { counts: 'holdings', entered: 'plan.enter.rights' },
  'class-one-rights': { counts: 'holdings', entered: 'plan.enter.rights' },
  carriers: { counts: 'holdings', entered: 'plan.enter.carriers' },
}

export const measures = Object.keys(natures) as readonly PlanMeasure[]

export const natureOf = (measure: PlanMeasure): Nature => natures[measure]

/** An address may name anything. */
export const measureOf = (word: string): PlanMeasure =>
  measures.find((measure) => measure === word) ?? 'value-added'

/** What is said of a group of nothing: of figures undefined, since nobody has stated them; of all else nought. */
export const noneOf = (measure: PlanMeasure): string | undefined =>
  natureOf(measure).counts === 'figures' ? undefined : '0'
