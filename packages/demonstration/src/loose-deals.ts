import { addDays, type LocalDate, localDate } from '@seedline/values'
import { evidence } from './facts.ts'
import type { Round } from './fates.ts'
import { type DemoFund, funds } from './funds.ts'
import { moneyOfFen } from './round-terms.ts'
import { openDeal, step } from './rounds.ts'
import type { Chance } from './seeded.ts'
import type { Tale } from './tale.ts'

type Ending = 'screening' | 'due-diligence' | 'approved' | 'declined' | 'withdrawn'

const next: Readonly<Partial<Record<Round, Round>>> = {
  seed: 'pre-a',
  angel: 'a',
  'pre-a': 'a',
  a: 'b',
  'a-plus': 'b',
  b: 'c',
}

const sizes: Readonly<Partial<Record<Round, readonly [least: number, most: number]>>> = {
  seed: [2, 3],
  'pre-a': [6, 10],
  a: [12, 24],
  b: [35, 60],
  c: [80, 120],
}

/**
 * Deals that led to no round: looked at now, under inquiry, approved and not yet closed,
 * declined, given up.
 */
export function tellLooseDeals(tale: Tale, chance: Chance): void {
  const { beyond, rounds, serial } = tale.story
  if (beyond !== 'open') return
  const last = rounds.at(-1)?.round
  const round = last === undefined ? 'seed' : next[last]
  const fund = fundOf(round)
  const openedOn = addDays(localDate('2026-05-11'), chance.int(0, 60))
  const since = rounds.at(-1)?.closedOn ?? tale.story.foundedOn
  if (!round || !fund || since >= openedOn) return
  if (last !== undefined && !chance.oneIn(2)) return
  const endings: readonly Ending[] = [
    'screening',
    'due-diligence',
    'declined',
    'withdrawn',
    'approved',
  ]
  const ending = endings[serial % endings.length] ?? 'screening'
  const [least, most] = sizes[round] ?? [1, 2]
  const amountFen = BigInt(chance.int(least, most)) * 100_000_000n
  const what = `new deal ${round}`
  openDeal(tale, { what, as: 'new-deal', fund, round, amountFen, openedOn })
  if (ending !== 'screening') goOn(tale, what, ending, { openedOn, amountFen })
}

function goOn(
  tale: Tale,
  what: string,
  ending: Exclude<Ending, 'screening'>,
  { openedOn, amountFen }: { openedOn: LocalDate; amountFen: bigint },
): void {
  const startedOn = addDays(openedOn, 24)
  const endedOn = addDays(openedOn, 75)
  step(tale, what, 'new-deal', 'due-diligence', startedOn, () => ({ startedOn }))
  switch (ending) {
    case 'due-diligence':
      break
    case 'approved':
      step(tale, what, 'new-deal', 'approval', endedOn, (approvedOn) => ({
        approvedAmount: moneyOfFen(amountFen),
        approvedOn,
        evidence: evidence('resolution'),
      }))
      break
    case 'declined':
      step(tale, what, 'new-deal', 'decline', endedOn, (declinedOn) => ({
        declinedOn,
        reason: declined,
      }))
      break
    case 'withdrawn':
      step(tale, what, 'new-deal', 'withdrawal', endedOn, (withdrawnOn) => ({
        withdrawnOn,
        reason: withdrawn,
      }))
      break
    default:
      ending satisfies never
  }
}

const declined =
  '核心工艺尚未通过中试（演示）· the core process has not passed pilot tests (synthetic)'
const withdrawn = '企业选择了其他投资人（演示）· the enterprise chose another investor (synthetic)'

function fundOf(round: Round | undefined): DemoFund | undefined {
  const name =
    round === 'c' ? 'listing-fund' : round === 'a' || round === 'b' ? 'growth-fund' : 'seed-fund'
  return funds.find((fund) => fund.name === name)
}
