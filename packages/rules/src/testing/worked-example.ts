import type { Purpose } from '../reference/requirement.ts'
import type { Written } from './written.ts'

/** Facts that just meet a version of a rule: every figure lies on its limit, nothing is there that isn't needed. */
export interface WorkedExample {
  readonly rule: string
  readonly version: string
  readonly on: string
  readonly purpose: Purpose
  readonly facts: Written
  /** What just misses: the fact instead, and the criterion that is then not met. */
  readonly missed: readonly (readonly [Written, string])[]
}
