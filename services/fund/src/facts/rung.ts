/** The rungs that a round of financing can be. */
export const financingRungs = [
  'seed',
  'angel',
  'pre-a',
  'a',
  'a-plus',
  'b',
  'b-plus',
  'c',
  'c-plus',
  'd',
  'e',
  'f',
  'pre-ipo',
  'capital-increase',
] as const

export type FinancingRung = (typeof financingRungs)[number]

/** Rungs of the ladder that no round brings about. */
export const otherRungs = [
  'listing-filed',
  'registered',
  'listed',
  'delisted',
  'failed',
  'acquired',
  'joint-stock',
] as const

export type Rung = FinancingRung | (typeof otherRungs)[number]

export const isFinancingRung = (rung: Rung): rung is FinancingRung =>
  (financingRungs as readonly Rung[]).includes(rung)
