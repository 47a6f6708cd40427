import type { Random } from '../random.ts'
import type { CommandKind } from '../users/commands.ts'
import type { Deed, Strike } from './deed.ts'
import { command } from './deeds.ts'
import { partitionsEach, topics } from './topics.ts'

/** What takes several steps, and what its first step records. */
const firstSteps = {
  approve: 'CapitalReserved',
  'close round': 'RoundReserved',
  'reverse round': 'InvestmentReversed',
  'reverse approval': 'ApprovalReversed',
} as const satisfies Partial<Record<CommandKind, string>>

type Several = keyof typeof firstSteps

/** So long whoever begun something is waited for before it is carried on. */
const PATIENCE_MS = 2000

export interface Timed {
  readonly at: number
  readonly deed: Deed
}

/** Something that is broken off after its first step, at this moment; and mostly nobody asks for it again. */
export function brokenOff(what: Several, at: number, random: Random): readonly Timed[] {
  return [
    { at, deed: ambushOf(what, strikeOf(random)) },
    { at: at + 1, deed: command(what, random.chance(0.7)) },
  ]
}

/**
 * A second step that its own process takes up again after another one was refused it and gave the first step back, and
 * after what refused it was taken back: nothing but what it is bound to is left to refuse it. It must not stand still for
 * so long that it takes the database for away when it wakes: clocks are apart, so that who carries on loses patience soon.
 */
export function wokenLate(at: number, random: Random): readonly Timed[] {
  const apartMs = 1700
  const reopened = PATIENCE_MS - apartMs + random.between(30, 300)
  const standsMs = reopened + random.between(50, 250)
  return [
    { at, deed: { do: 'skew', place: 'fund-1', skewMs: -apartMs / 2 } },
    { at, deed: { do: 'skew', place: 'fund-2', skewMs: apartMs / 2 } },
    { at, deed: ambushOf('approve', { how: 'freeze', ms: standsMs }) },
    { at: at + 1, deed: command('approve', true) },
    ...[15, 60, 120, 180].map((ms) => ({ at: at + ms, deed: lately('withdraw') })),
    ...[0, 50].map((ms) => ({ at: at + reopened + ms, deed: lately('reopen deal') })),
  ]
}

export const takesSeveral = (kind: CommandKind): kind is Several => kind in firstSteps

const ambushOf = (what: Several, strike: Strike): Deed => ({
  do: 'ambush',
  event: firstSteps[what],
  withinMs: 400,
  strike,
})

function strikeOf(random: Random): Strike {
  if (random.chance(0.4)) return { how: 'freeze', ms: random.between(1500, 6000) }
  const ms = random.pick([50, 400, 3000, 15_000]) ?? 400
  // Where another replica is left, it is asked again at once, and makes up for what its like did not come to do.
  return random.chance(0.6) ? { how: 'kill', ms, everywhere: true } : { how: 'kill', ms }
}

/**
 * An approval that stands still after its first step, while its deal is withdrawn and reopened: it goes on about when
 * another process carries it on.
 */
export function overtaken(at: number, random: Random): readonly Timed[] {
  const factor = random.pick([5, 10, 20]) ?? 10
  const around = (least: number, most: number): number =>
    PATIENCE_MS + factor * random.between(least, most)
  return [
    { at, deed: ambushOf('approve', { how: 'freeze', ms: around(0, 8) }) },
    { at: at + 1, deed: command('approve', true) },
    // Who stands still may be asked, too.
    ...[50, 150, 250].map((ms) => ({ at: at + ms, deed: lately('withdraw') })),
    { at: at + PATIENCE_MS - 250, deed: { do: 'slow', place: undefined, factor, ms: 1000 } },
    ...[0, 1].map(() => ({ at: at + around(-8, 6), deed: lately('reopen deal') })),
  ]
}

/**
 * One deal ends and is reopened again and again, and just before each somebody asks what was recorded of it: what a
 * clock that is behind then stamps may lie before what was asked. So far apart that it isn't held to what a clock that is ahead stamped before.
 */
export function changedOnceAsked(at: number, random: Random): readonly Timed[] {
  return Array.from({ length: 4 }, (_, times): readonly Timed[] => {
    const then = at + 2200 * times
    const change = times % 2 === 0 ? 'withdraw' : 'reopen deal'
    return [
      { at: then, deed: { do: 'ask as recorded', lately: true } },
      { at: then + random.between(5, 300), deed: times === 0 ? command(change) : lately(change) },
    ]
  }).flat()
}

const lately = (what: CommandKind): Deed => ({
  do: 'command',
  what,
  givesUp: false,
  lately: true,
})

/** An enterprise closes before the fund has heard of it, and people go on recording who owns it. */
export function unheardOf(at: number, random: Random): readonly Timed[] {
  const view = 'known_enterprise'
  const pause: Deed = { do: 'pause', service: 'fund', subscription: view, ms: 20_000 }
  const recorded = Array.from({ length: 4 }, () => random.between(4000, 12_000))
  return [
    { at, deed: pause },
    { at: at + 2500, deed: command('register') },
    { at: at + 3000, deed: lately('transactions') },
    { at: at + 3500, deed: lately('close enterprise') },
    ...recorded.map((ms) => ({ at: at + ms, deed: lately('transactions') })),
  ]
}

/** What a subscription has yet to read is deleted by retention, whole. */
export function deletedUnread(at: number, random: Random): readonly Timed[] {
  const pause = {
    do: 'pause',
    service: 'fund',
    subscription: 'known_enterprise',
    ms: 8000,
  } as const
  return [
    { at, deed: pause },
    ...[1000, 1500, 2000].map((ms) => ({ at: at + ms, deed: command('register') })),
    ...Array.from({ length: topics.length * partitionsEach }, (_, index): Timed => {
      const [topic, partition] = [Math.floor(index / partitionsEach), index % partitionsEach]
      const deed = { do: 'retention', topic, partition, share: 1 } as const
      return { at: at + random.between(5000, 7000), deed }
    }),
  ]
}
