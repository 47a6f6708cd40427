import type { Rung } from '@seedline/values'

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
}

const place = (track: Track, rank: number): Place => ({ track, rank })

const places: Readonly<Record<Rung, Place>> = {
  seed: place('financing', 1),
  angel: place('financing', 2),
  'pre-a': place('financing', 3),
  a: place('financing', 4),
  'a-plus': place('financing', 5),
  b: place('financing', 6),
  'b-plus': place('financing', 7),
  c: place('financing', 8),
  'c-plus': place('financing', 9),
  d: place('financing', 10),
  e: place('financing', 11),
  f: place('financing', 12),
  'joint-stock': place('conversion', 13),
  'pre-ipo': place('financing', 14),
  'listing-filed': place('listing', 15),
  registered: place('listing', 16),
  listed: place('listing', 17),
  delisted: place('end', 18),
  failed: place('end', 18),
  acquired: place('end', 18),
  'capital-increase': place('free', 0),
}

export const trackOf = (rung: Rung): Track => places[rung].track

/** Whether the rung ends the ladder. */
export const isEnd = (rung: Rung): boolean => trackOf(rung) === 'end'

/** Whether a ladder may have the rung more than once. */
export const mayRecur = (rung: Rung): boolean => trackOf(rung) === 'free'

/** Whether the first rung belongs below the second. False for rungs without an order of their own. */
export function mustPrecede(lower: Rung, upper: Rung): boolean {
  const tracks = [trackOf(lower), trackOf(upper)]
  if (tracks.includes('free')) return false
  if (tracks.includes('conversion') && tracks.includes('financing')) return false
  return places[lower].rank < places[upper].rank
}

/** Below zero when the first rung stands lower; for finding the highest. */
export const compareRungs = (a: Rung, b: Rung): number => places[a].rank - places[b].rank
