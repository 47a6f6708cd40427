import type { Text } from './problem.ts'

const named = {
  seed: { zh: '种子轮', en: 'Seed' },
  angel: { zh: '天使轮', en: 'Angel' },
  'pre-a': { zh: 'Pre-A 轮', en: 'Pre-A' },
  a: { zh: 'A 轮', en: 'Series A' },
  'a-plus': { zh: 'A+ 轮', en: 'Series A+' },
  b: { zh: 'B 轮', en: 'Series B' },
  'b-plus': { zh: 'B+ 轮', en: 'Series B+' },
  c: { zh: 'C 轮', en: 'Series C' },
  'c-plus': { zh: 'C+ 轮', en: 'Series C+' },
  d: { zh: 'D 轮', en: 'Series D' },
  e: { zh: 'E 轮', en: 'Series E' },
  f: { zh: 'F 轮', en: 'Series F' },
  'joint-stock': { zh: '股份制改造', en: 'Joint-stock conversion' },
  'pre-ipo': { zh: 'Pre-IPO 轮', en: 'Pre-IPO' },
  'listing-filed': { zh: '上市申报', en: 'Listing filed' },
  registered: { zh: '注册生效', en: 'Registration effective' },
  listed: { zh: '上市', en: 'Listed' },
  delisted: { zh: '退市', en: 'Delisted' },
  failed: { zh: '失败', en: 'Failed' },
  acquired: { zh: '被并购', en: 'Acquired' },
  'capital-increase': { zh: '增资', en: 'Capital increase' },
} as const satisfies Readonly<Record<string, Text>>

/** A rung of the ladder from seed to listing and beyond. */
export type Rung = keyof typeof named

/** The rungs, each under its name in REST and in the glossary, as `reference/rungs.json` has them. */
export const rungs = Object.keys(named) as readonly Rung[]

/** What people call the rung. */
export const rungName = (rung: Rung): Text => named[rung]

/** Rungs that no round brings about. */
export const otherRungs = [
  'joint-stock',
  'listing-filed',
  'registered',
  'listed',
  'delisted',
  'failed',
  'acquired',
] as const satisfies readonly Rung[]

/** A rung that a round of financing can be. */
export type FinancingRung = Exclude<Rung, (typeof otherRungs)[number]>

export const isFinancingRung = (rung: Rung): rung is FinancingRung =>
  !(otherRungs as readonly Rung[]).includes(rung)

export const financingRungs: readonly FinancingRung[] = rungs.filter(isFinancingRung)
