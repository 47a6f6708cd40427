import type { Price } from '@seedline/register'
import type { Ratio } from '../read/exact.ts'
import type { Fact } from '../read/fact.ts'

/** So many shares, or yuan of registered capital, of one holder. */
export interface Part {
  readonly holder: string
  readonly quantity: bigint
  /** Of a transfer: who gave them. */
  readonly from: string | undefined
  readonly shares: Fact
  readonly amount: Fact | undefined
  /** The leaves that its names were read from. */
  readonly names: readonly string[]
}

export const stepKinds = [
  'establishment',
  'increase',
  'merger',
  'transfer',
  'decrease',
  'conversion',
  'reserve',
  'gap',
] as const

export type StepKind = (typeof stepKinds)[number]

/**
 * One step of a company's capital as far as it could be read. A gap is a stretch that the source
 * does not itemise, or an entry that can't be read: what happened there is not known.
 */
export interface Step {
  readonly at: string
  readonly kind: StepKind
  /** Of a gap without a day: that of what follows it. */
  readonly date: string
  readonly parts: readonly Part[]
  /** What is added, or taken away; undefined where it is not said. */
  readonly added: bigint | undefined
  /** What there is afterwards; undefined where it is not said. */
  readonly total: bigint | undefined
  readonly inShares: boolean | undefined
  readonly price: (Price & { readonly value: Ratio }) | undefined
  /** Its price was worked out, or it was called doubtful. */
  readonly isUnverified: boolean
  readonly forEmployees: boolean
  /** What the source says of a gap. */
  readonly said: string
  readonly facts: StepFacts
}

/** What the entry states, as it states it. */
export interface StepFacts {
  readonly date: Fact | undefined
  readonly kind: Fact | undefined
  readonly gap: Fact | undefined
  readonly price: Fact | undefined
  readonly added: Fact | undefined
  readonly total: Fact | undefined
  readonly amount: Fact | undefined
  readonly postMoney: Fact | undefined
  /** Sums of its holders, each in a row of its own. */
  readonly sums: readonly Fact[]
}
