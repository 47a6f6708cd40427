import type { Rung, Text } from '@seedline/values'

/** Stages of the plan's way that an enterprise goes along. */
export const stages = ['research', 'incubation', 'acceleration', 'industrialisation'] as const

export type Stage = (typeof stages)[number]

export interface Sourced {
  readonly source: string
  readonly confidence: string
}

interface Named {
  readonly id: string
  readonly zh: string
  readonly en: string
}

export interface Source {
  readonly id: string
  readonly title: string
  readonly url: string
}

interface AnyTarget extends Named, Sourced {
  readonly year?: number | undefined
  readonly fields: readonly string[]
  readonly ambition: Text | undefined
  readonly ambiguity: Text | undefined
}

/** What is to be reached, exactly: decimals as text. */
export type Aim =
  | { readonly op: '==' | '>='; readonly value: string }
  | { readonly op: 'between'; readonly value: string; readonly most: string }

export type TargetUnit = 'CNY' | 'count' | 'ratio'

/** The metrics that can be counted. */
export const metrics = [
  'industry_value_added',
  'industry_value_added_cagr',
  'cluster_scale',
  'innovation_centres_provincial_plus',
  'key_labs_provincial_plus',
] as const

export type Metric = (typeof metrics)[number]

export interface MeasuredTarget extends AnyTarget {
  readonly kind: 'baseline' | 'quantitative' | 'derived'
  readonly metric: Metric
  readonly aim: Aim
  readonly unit: TargetUnit
}

export interface QualitativeTarget extends AnyTarget {
  readonly kind: 'qualitative'
}

export type Target = MeasuredTarget | QualitativeTarget

export interface Agency extends Named, Sourced {
  readonly successorNote: Text | undefined
}

export interface Task extends Named, Sourced {
  readonly section: string
  readonly kind: string
  readonly agencies: readonly string[]
  readonly lead: string
  readonly leadNote: Text | undefined
}

export interface FunnelStage extends Named, Sourced {
  readonly id: Stage
  readonly rungs: readonly Rung[]
}

/** Whose money an enterprise may get, and where it is recorded: with a fund, with a holder on a cap table, or nowhere. */
export interface MoneyKind extends Named, Sourced {
  readonly recordedBy: 'fund' | 'holder' | 'nowhere'
  /** Of the plan, those that name it. */
  readonly sections: readonly string[]
}

/** The action plan as its reference data has it. */
export interface PlanBook {
  readonly title: Text
  readonly period: { readonly from: number; readonly to: number }
  readonly sources: readonly Source[]
  readonly targets: readonly Target[]
  readonly tasks: readonly Task[]
  readonly agencies: readonly Agency[]
  readonly funnel: {
    readonly stages: readonly FunnelStage[]
    readonly ends: readonly Rung[]
    readonly source: string
    readonly confidence: string
  }
  readonly moneyKinds: readonly MoneyKind[]
  /** The material fields, in their order. */
  readonly fields: readonly string[]
}
