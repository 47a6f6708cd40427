import { addDays, addMonths, type LocalDate, localDate } from '@seedline/values'
import type { Beyond, Fate, Round } from './fates.ts'
import { type DemoFund, funds } from './funds.ts'
import { enterpriseName, institutions, type Named } from './names.ts'
import type { Chance } from './seeded.ts'

export interface Story {
  readonly serial: number
  readonly name: Named
  readonly field: string
  readonly district: string
  readonly foundedOn: LocalDate
  /** Registered capital paid in by the founders, in yuan. */
  readonly capital: bigint
  readonly founders: number
  readonly rounds: readonly RoundStory[]
  readonly beyond: Beyond
  readonly lastOn: LocalDate
}

export interface RoundStory {
  readonly round: Round
  readonly closedOn: LocalDate
  /** The fund that led it; undefined for a round before any fund of ours, or without one. */
  readonly fund: DemoFund | undefined
  readonly others: readonly string[]
  /** What the enterprise was worth before it, in yuan; the price is rounded from it. */
  readonly worth: bigint
  /** New money in percent of the worth afterwards. */
  readonly percent: number
}

const worths: Readonly<Record<Round, readonly [least: number, most: number]>> = {
  seed: [14, 28],
  angel: [30, 55],
  'pre-a': [65, 110],
  a: [130, 240],
  'a-plus': [260, 380],
  b: [420, 760],
  'b-plus': [800, 1_050],
  c: [1_100, 1_900],
  'pre-ipo': [2_200, 3_600],
}

// Months between the last round and the end of what came beyond it.
const waits: Readonly<Record<Beyond, number>> = {
  open: 0,
  'joint-stock': 7,
  'listing-filed': 13,
  registered: 21,
  listed: 23,
  delisted: 84,
  failed: 22,
  acquired: 19,
}

/** One enterprise's story, told backwards from its end. */
export function storyOf(
  serial: number,
  fate: Fate,
  places: { readonly field: string; readonly district: string },
  chance: Chance,
): Story {
  const lastOn = addDays(localDate(`${fate.lastMonth}-01`), chance.int(3, 17))
  const rounds: RoundStory[] = []
  let closedOn = addMonths(lastOn, -waits[fate.beyond])
  for (const round of fate.rounds.toReversed()) {
    rounds.unshift(roundStory(round, closedOn, places.field, chance))
    closedOn = addDays(addMonths(closedOn, -chance.int(12, 19)), chance.int(-9, 9))
  }
  const first = rounds[0]?.closedOn ?? lastOn
  return {
    serial,
    name: enterpriseName(serial, places.field, chance),
    ...places,
    foundedOn: addDays(addMonths(first, -chance.int(9, 30)), chance.int(0, 20)),
    capital: BigInt(chance.pick([2_000_000, 3_000_000, 5_000_000, 6_000_000, 8_000_000])),
    founders: chance.int(2, 3),
    rounds,
    beyond: fate.beyond,
    lastOn,
  }
}

function roundStory(round: Round, closedOn: LocalDate, field: string, chance: Chance): RoundStory {
  const [least, most] = worths[round]
  const fund = fundFor(round, field, closedOn)
  const first = chance.int(0, institutions.length - 1)
  const fewest = fund && round === 'seed' ? 0 : 1
  const others = Array.from({ length: chance.int(fewest, 2) }, (_, index) =>
    String(institutions[(first + index * 3) % institutions.length]),
  )
  return {
    round,
    closedOn,
    fund,
    others,
    worth: BigInt(chance.int(least, most)) * 1_000_000n,
    percent: chance.int(8, 15),
  }
}

/** A deal is opened four months before it closes: by then the fund must be there. */
export const dealMonths = 4

function fundFor(round: Round, field: string, closedOn: LocalDate): DemoFund | undefined {
  const openedOn = addMonths(closedOn, -dealMonths)
  const open = (name: DemoFund['name']) =>
    funds.find((fund) => fund.name === name && fund.openedOn <= openedOn)
  const young = mandates[round] === 'seed-fund' || round === 'a'
  const frontier = field === 'FRM' && young ? open('frontier-fund') : undefined
  return frontier ?? open(mandates[round])
}

const mandates: Readonly<Record<Round, DemoFund['name']>> = {
  seed: 'seed-fund',
  angel: 'seed-fund',
  'pre-a': 'seed-fund',
  a: 'growth-fund',
  'a-plus': 'growth-fund',
  b: 'growth-fund',
  'b-plus': 'growth-fund',
  c: 'listing-fund',
  'pre-ipo': 'listing-fund',
}
