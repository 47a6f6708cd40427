import type { Confidence, Text } from '@seedline/values'
import type { Unit } from '../exact/unit.ts'
import type { Outcome } from '../logic/outcome.ts'
import type { RuleConfidence } from '../reference/basis.ts'
import type { Comparison } from '../reference/requirement.ts'

/** An amount for people and programs: a decimal string, never a float. */
export interface Quantity {
  readonly value: string
  readonly unit: Unit
}

/** A fact that an outcome rests on. */
export interface UsedFact {
  readonly fact: string
  readonly name: Text
  readonly value: Text
  /** A year, or the day on which it was so. */
  readonly period: string
  readonly source: string
  readonly confidence: Confidence
  readonly by?: string
}

/** A fact that isn't known, and would have to be. */
export interface MissingFact {
  readonly fact: string
  readonly name: Text
  readonly period: string
  /** What of it, where a part is known. */
  readonly part?: Text
}

/** What would change an outcome that is not met. */
export type Change =
  | {
      readonly kind: 'figure'
      readonly name: Text
      readonly period: string
      readonly direction: 'more' | 'less'
      /** How much, never below zero; and beyond it where `strictly`. */
      readonly by: Quantity
      readonly strictly: boolean
    }
  | { readonly kind: 'provide'; readonly missing: MissingFact }
  | { readonly kind: 'judge' }
  | { readonly kind: 'state'; readonly holds: boolean }

/** What was reckoned; both ends where it is only known to lie between them, the upper one absent where it has no bound. */
export interface Found {
  readonly low: Quantity
  readonly high?: Quantity
}

interface Explained {
  /** Where in the version's requirement it stands, as a JSON pointer; empty for the whole. */
  readonly path: string
  readonly name: Text
  readonly outcome: Outcome
  readonly source: readonly string[]
  readonly confidence: RuleConfidence
  readonly note?: Text
}

/** Several together: so many of the parts are needed. */
export interface ExplainedGroup extends Explained {
  readonly kind: 'group'
  readonly needed: number
  readonly parts: readonly Explanation[]
  readonly indicators?: readonly ExplainedIndicator[]
}

/** One condition, with the figure and the facts that decide it. */
export interface ExplainedCriterion extends Explained {
  readonly kind: 'criterion'
  readonly is?: Comparison
  readonly limit?: Quantity
  readonly found?: Found
  /** How far on the right side of the limit (below zero: short of it), in the limit's dimension. */
  readonly distance?: Quantity
  /** Why no figure can be reckoned although the facts are there. */
  readonly undefinedBecause?: Text
  readonly facts: readonly UsedFact[]
  readonly missing: readonly MissingFact[]
  readonly changes: readonly Change[]
}

/** The points of one indicator, and what they hang on. */
export interface ExplainedIndicator {
  readonly name: Text
  readonly low: number
  readonly high: number
  readonly most: number
  readonly consulted: readonly Explanation[]
}

export type Explanation = ExplainedGroup | ExplainedCriterion
