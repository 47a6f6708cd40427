/** The rounds that an enterprise went through, in order, and how far it came beyond them. */
export interface Fate {
  readonly rounds: readonly Round[]
  readonly beyond: Beyond
  /** When its story, so far, ended: the month of its last step. */
  readonly lastMonth: string
}

export type Round = 'seed' | 'angel' | 'pre-a' | 'a' | 'a-plus' | 'b' | 'b-plus' | 'c' | 'pre-ipo'

/** `open`: still between rounds. The others name the last rung of the ladder. */
export type Beyond =
  | 'open'
  | 'joint-stock'
  | 'listing-filed'
  | 'registered'
  | 'listed'
  | 'delisted'
  | 'failed'
  | 'acquired'

const early: readonly Round[] = ['angel', 'a', 'b', 'c', 'pre-ipo']
const slow: readonly Round[] = ['seed', 'pre-a', 'a', 'b', 'c', 'pre-ipo']

const of = (rounds: readonly Round[], beyond: Beyond, ...months: readonly string[]): Fate[] =>
  months.map((lastMonth) => ({ rounds, beyond, lastMonth }))

/**
 * Sixty stories: most are still young, a few were listed, some failed, one was listed and is no
 * more.
 */
export const fates: readonly Fate[] = [
  ...of(early, 'listed', '2021-09', '2023-04'),
  ...of(slow, 'listed', '2024-12', '2026-05'),
  ...of(early, 'delisted', '2025-07'),
  ...of(early, 'registered', '2026-09'),
  ...of(slow, 'listing-filed', '2026-03', '2026-08'),
  ...of(early, 'joint-stock', '2026-06', '2026-10'),
  ...of(['angel', 'a', 'b'], 'acquired', '2024-03'),
  ...of(['angel', 'a'], 'acquired', '2022-11'),
  ...of(['seed', 'pre-a'], 'acquired', '2025-05'),
  ...of(['seed'], 'failed', '2021-06', '2023-02'),
  ...of(['angel'], 'failed', '2022-08'),
  ...of(['seed', 'pre-a'], 'failed', '2024-09'),
  ...of(['angel', 'a'], 'failed', '2025-11'),
  ...of(early, 'open', '2025-08', '2026-07'),
  ...of(['angel', 'a', 'b', 'c'], 'open', '2024-10', '2025-06', '2026-04'),
  ...of(['angel', 'a', 'b', 'b-plus'], 'open', '2026-02'),
  ...of(['seed', 'pre-a', 'a', 'b'], 'open', '2024-05', '2025-09', '2026-08'),
  ...of(['angel', 'a', 'b'], 'open', '2025-03', '2026-06'),
  ...of(['angel', 'a', 'a-plus'], 'open', '2024-12', '2025-10', '2026-09'),
  ...of(['seed', 'pre-a', 'a'], 'open', '2023-10', '2025-01', '2025-12', '2026-05'),
  ...of(['angel', 'a'], 'open', '2022-09', '2024-07', '2025-11', '2026-10'),
  ...of(['seed', 'pre-a'], 'open', '2023-05', '2025-04', '2026-03'),
  ...of(['angel', 'pre-a'], 'open', '2024-11', '2025-08', '2026-09'),
  ...of(['seed', 'angel'], 'open', '2024-02', '2025-07'),
  ...of(['angel'], 'open', '2025-05', '2026-01', '2026-07'),
  ...of(['seed'], 'open', '2024-08', '2025-03', '2025-10', '2026-02', '2026-06', '2026-10'),
  ...of([], 'open', '2025-09', '2026-04', '2026-08'),
]
