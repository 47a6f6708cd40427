import type { Text } from '@seedline/values'

/** The rungs of the ladder, each under its name in REST and in the glossary. */
export const rungs = [
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
  'joint-stock',
  'pre-ipo',
  'listing-filed',
  'registered',
  'listed',
  'delisted',
  'failed',
  'acquired',
  'capital-increase',
] as const

export type Rung = (typeof rungs)[number]

/**
 * What kind of step a rung is. `financing`: a round. `conversion`: into a company limited by shares,
 * before any listing step but at any place among the rounds. `listing`: the way to the exchange.
 * `end`: nothing follows it. `free`: may recur and has no place in the order.
 */
export type Track = 'financing' | 'conversion' | 'listing' | 'end' | 'free'

interface Place {
  readonly track: Track
  /** Higher is further up; the three ends share the top. */
  readonly rank: number
  readonly name: Text
}

const place = (track: Track, rank: number, zh: string, en: string): Place => ({
  track,
  rank,
  name: { zh, en },
})

const places: Readonly<Record<Rung, Place>> = {
  seed: place('financing', 1, '种子轮', 'Seed'),
  angel: place('financing', 2, '天使轮', 'Angel'),
  'pre-a': place('financing', 3, 'Pre-A 轮', 'Pre-A'),
  a: place('financing', 4, 'A 轮', 'Series A'),
  'a-plus': place('financing', 5, 'A+ 轮', 'Series A+'),
  b: place('financing', 6, 'B 轮', 'Series B'),
  'b-plus': place('financing', 7, 'B+ 轮', 'Series B+'),
  c: place('financing', 8, 'C 轮', 'Series C'),
  'c-plus': place('financing', 9, 'C+ 轮', 'Series C+'),
  d: place('financing', 10, 'D 轮', 'Series D'),
  e: place('financing', 11, 'E 轮', 'Series E'),
  f: place('financing', 12, 'F 轮', 'Series F'),
  'joint-stock': place('conversion', 13, '股份制改造', 'Joint-stock conversion'),
  'pre-ipo': place('financing', 14, 'Pre-IPO 轮', 'Pre-IPO'),
  'listing-filed': place('listing', 15, '上市申报', 'Listing filed'),
  registered: place('listing', 16, '注册生效', 'Registration effective'),
  listed: place('listing', 17, '上市', 'Listed'),
  delisted: place('end', 18, '退市', 'Delisted'),
  failed: place('end', 18, '失败', 'Failed'),
  acquired: place('end', 18, '被并购', 'Acquired'),
  'capital-increase': place('free', 0, '增资', 'Capital increase'),
}

export const trackOf = (rung: Rung): Track => places[rung].track

export const nameOf = (rung: Rung): Text => places[rung].name

/** Whether the rung ends the ladder. */
export const isEnd = (rung: Rung): boolean => trackOf(rung) === 'end'

/** Whether a ladder may have the rung more than once. */
export const mayRecur = (rung: Rung): boolean => trackOf(rung) === 'free'

/** Whether a closed round can bring an enterprise to the rung. */
export const isRound = (rung: Rung): boolean =>
  trackOf(rung) === 'financing' || trackOf(rung) === 'free'

/** Whether the first rung belongs below the second. False for rungs without an order of their own. */
export function mustPrecede(lower: Rung, upper: Rung): boolean {
  const tracks = [trackOf(lower), trackOf(upper)]
  if (tracks.includes('free')) return false
  if (tracks.includes('conversion') && tracks.includes('financing')) return false
  return places[lower].rank < places[upper].rank
}

/** Below zero when the first rung stands lower; for finding the highest. */
export const compareRungs = (a: Rung, b: Rung): number => places[a].rank - places[b].rank
