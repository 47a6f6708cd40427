import type { Confidence, Text } from '@seedline/values'

/** Where a datum comes from: which version of which record, who says so, and how far it is trusted. */
export interface Told {
  /** Of the stream that it stands in; 0 where it came with the question. */
  readonly version: number
  readonly source: string
  readonly confidence: Confidence
  readonly synthetic: boolean
}

export interface Fact<T> extends Told {
  readonly value: T
}

/** `'unknown'` is no value: what there is none of is a fact with an empty one. */
export type Known<T> = Fact<T> | 'unknown'

/** Anything that nobody saw in the register itself: a footnote, a restatement, or nobody said where from. */
export const isSecondHand = ({ confidence }: Told): boolean =>
  confidence === 'unverified' || confidence === 'unstated'

/** The sentence that goes with what is known only at second hand. */
export const secondHandText = ({ source }: Told): Text => ({
  zh: `（仅有转述，来源：${source || '未说明'}；请以登记簿为准）`,
  en: ` (known only at second hand, from: ${source || 'nobody said'}; the register decides)`,
})
