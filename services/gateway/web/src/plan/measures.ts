import type { PlanMeasure } from '../api/plan.ts'
import type { OperationId } from '../contract/contract.ts'
import type { Section } from '../i18n/glossary.ts'
import type { TextKey } from '../i18n/texts.zh.ts'

interface Nature {
  /** Figures belong to a year; what happens, to the year in which; what is held, to a day. */
  readonly counts: 'figures' | 'happenings' | 'holdings'
  /** The words for its kinds, where it has some. */
  readonly kinds?: Section
  /** Whether it is counted by the stage that its enterprises are at; carriers have none. */
  readonly byStage: boolean
  /** Whether it is told apart by level. */
  readonly byLevel?: true
  /** Whether it is told apart by whose money it was, and in one currency at a time. */
  readonly byMoney?: true
  /** What is to be recorded, and where, for there to be any. */
  readonly entered: TextKey
  /** The files that bring them, and the operation that whoever imports one must be allowed. */
  readonly file?: { readonly about: string; readonly asks: OperationId }
}

const figures = {
  counts: 'figures',
  byStage: true,
  entered: 'plan.enter.figures',
  file: { about: 'figures', asks: 'stateFigures' },
} as const
const rights = {
  counts: 'holdings',
  byStage: true,
  entered: 'plan.enter.rights',
  file: { about: 'patents', asks: 'registerIpRight' },
} as const

const natures: Readonly<Record<PlanMeasure, Nature>> = {
  'value-added': figures,
  revenue: figures,
  'rd-expense': figures,
  enterprises: {
    counts: 'holdings',
    byStage: true,
    entered: 'plan.enter.enterprises',
    file: { about: 'enterprises', asks: 'registerEnterprise' },
  },
  listings: { counts: 'happenings', byStage: true, entered: 'plan.enter.rungs' },
  rounds: { counts: 'happenings', byStage: true, kinds: 'rungs', entered: 'plan.enter.rounds' },
  financing: {
    counts: 'happenings',
    byStage: true,
    byMoney: true,
    kinds: 'rungs',
    entered: 'plan.enter.financing',
  },
  designations: {
    counts: 'holdings',
    byStage: true,
    byLevel: true,
    kinds: 'designations',
    entered: 'plan.enter.designations',
    file: { about: 'designations', asks: 'recordDesignation' },
  },
  'high-value-patents': rights,
  'class-one-rights': rights,
  carriers: {
    counts: 'holdings',
    byStage: false,
    byLevel: true,
    kinds: 'carrierKinds',
    entered: 'plan.enter.carriers',
  },
}

export const measures = Object.keys(natures) as readonly PlanMeasure[]

export const natureOf = (measure: PlanMeasure): Nature => natures[measure]

/** An address may name anything. */
export const measureOf = (word: string): PlanMeasure =>
  measures.find((measure) => measure === word) ?? 'value-added'

/** What is said of a group of nothing: of amounts undefined, since nobody has stated them; of all that is counted nought. */
export function noneOf(measure: PlanMeasure): string | undefined {
  const { counts, byMoney } = natureOf(measure)
  return counts === 'figures' || byMoney ? undefined : '0'
}
