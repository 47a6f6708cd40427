import { type Random, randomOf } from '../random.ts'
import { type CommandKind, isReversal } from '../users/commands.ts'
import {
  brokenOff,
  changedOnceAsked,
  deletedUnread,
  overtaken,
  type Timed,
  takesSeveral,
  unheardOf,
  wokenLate,
} from './between.ts'
import type { Action, Theme } from './deed.ts'
import { amid, command, deedOf, type Odds } from './deeds.ts'

/** All that is going to be done to the system, by the seed. */
export interface Story {
  readonly seed: string
  readonly theme: Theme
  readonly replicas: 1 | 2
  /** Whether enterprises are closed as of earlier days, too. */
  readonly lateClosures: boolean
  /** People come while the processes still start; otherwise once these are ready. */
  readonly early: boolean
  readonly actions: readonly Action[]
}

/** Steps that one action and what follows from it take, about. */
const STEPS_PER_ACTION = 45
const FIRST_MS = 300

/** What is asked of stories beside their seed. */
export interface StoryWishes {
  readonly lateClosures?: boolean
  readonly theme?: Theme | undefined
}

export function storyOf(
  seed: string,
  steps: number,
  { lateClosures = false, theme: wanted }: StoryWishes = {},
): Story {
  const random = randomOf(`${seed}/story`)
  const chosen = random.pick(themes) ?? 'mixed'
  const theme = wanted ?? chosen
  const replicas =
    theme === 'calm' || theme === 'recorded' || theme === 'between' || random.chance(0.6) ? 2 : 1
  const count = Math.max(8, Math.round(steps / STEPS_PER_ACTION))
  // Some seeds hurry, some take their time: both meet other things.
  const between = random.pick(paces[theme] ?? [60, 150, 400, 900]) ?? 150
  const odds = oddsOf(theme, random)
  const actions: Action[] = []
  let at = FIRST_MS
  let more = 2 * count
  const add = (deeds: readonly Timed[]): void => {
    for (const one of deeds) {
      actions.push({ number: more, ...one })
      more += 1
    }
  }
  for (let number = 0; number < count; number += 1) {
    at += random.between(1, 2 * between)
    const deed =
      number < BEGINNING.length ? command(BEGINNING[number] ?? 'register') : deedOf(odds, random)
    const whole = theme === 'calm' || deed.do !== 'command' || number < BEGINNING.length
    if (whole || !random.chance(brokenIn(theme, deed.what))) actions.push({ number, at, deed })
    else add(broken(deed.what, at, random))
  }
  if (theme === 'mixed' && random.chance(0.3)) add(unheardOf(random.between(FIRST_MS, at), random))
  if (theme === 'mixed' && random.chance(0.2)) {
    add(deletedUnread(random.between(FIRST_MS, at), random))
  }
  if (theme === 'recorded') actions.unshift(...besides(count, random))
  actions.sort((one, other) => one.at - other.at)
  const early = (theme === 'mixed' || theme === 'calm') && random.chance(0.5)
  return { seed, theme, replicas, lateClosures, early, actions }
}

/**
 * Two replicas whose clocks are as far apart as they may be. And what is begun by some is carried on late: nothing is for
 * a while, and people ask of what was begun meanwhile.
 */
function besides(count: number, random: Random): readonly Action[] {
  const deeds: Timed[] = [
    { at: 1, deed: { do: 'skew', place: 'fund-1', skewMs: -1000 } },
    { at: 1, deed: { do: 'skew', place: 'fund-2', skewMs: 1000 } },
  ]
  if (random.chance(0.5)) {
    for (const subscription of ['carry-on-approvals', 'carry-on-closings']) {
      deeds.push({ at: 250, deed: { do: 'pause', service: 'fund', subscription, ms: 20_000 } })
    }
    for (let times = 0; times < 10; times += 1) {
      const at = random.between(1000, 8000)
      const what = random.chance(0.7) ? 'approve' : 'close round'
      deeds.push({ at, deed: command(what, true) })
      deeds.push({ at: at + random.between(1, 20), deed: amid(random) })
      const lately = { do: 'ask as recorded', lately: true } as const
      deeds.push({ at: at + random.between(5200, 7000), deed: lately })
    }
  }
  for (let times = 0; times < 4; times += 1) {
    deeds.push(...changedOnceAsked(random.between(1500, 9000), random))
  }
  return deeds.map((one, index) => ({ number: count + index, ...one }))
}

const themes: readonly Theme[] = [
  ...Array.from({ length: 5 }, () => 'mixed' as const),
  'calm',
  'late',
  'late',
  'recorded',
  'recorded',
  'reversed',
  'reversed',
  'reversed',
  'between',
  'between',
]

/** How often something goes wrong amid what somebody does. */
function brokenIn(theme: Theme, what: CommandKind): number {
  if (theme === 'between' && takesSeveral(what)) return 0.7
  if (isReversal(what)) return 0.4
  return takesSeveral(what) ? 0.1 : 0
}

function broken(what: CommandKind, at: number, random: Random): readonly Timed[] {
  if (what === 'approve' && random.chance(0.7)) {
    return random.chance(0.3) ? overtaken(at, random) : wokenLate(at, random)
  }
  if (takesSeveral(what) && random.chance(0.6)) return brokenOff(what, at, random)
  // Mostly nobody asks for it again; and it goes wrong after what was asked before it.
  const then = at + random.between(10, 120)
  return [
    { at, deed: command(what, random.chance(0.7)) },
    { at: then, deed: amid(random) },
  ]
}

const paces: Partial<Record<Theme, readonly number[]>> = {
  recorded: [30, 60, 150],
  reversed: [60, 150, 400, 2000],
  between: [150, 400, 1000],
}

function oddsOf(theme: Theme, random: Random): Odds {
  const bad = random.pick([0.1, 0.25, 0.4]) ?? 0.25
  const operated = random.pick([0.05, 0.15, 0.3]) ?? 0.15
  switch (theme) {
    case 'mixed':
      return { theme, bad, operated, asked: 0.15 }
    case 'calm':
      return { theme, bad: 0, operated, asked: 0.15 }
    case 'late':
      return { theme, bad: 0.05, operated: 0.02, asked: 0.05 }
    case 'recorded':
      return { theme, bad, operated: 0.02, asked: 0.4 }
    case 'reversed':
      return { theme, bad: bad / 2, operated: operated / 2, asked: 0.1 }
    case 'between':
      return { theme, bad: 0.02, operated: 0.02, asked: 0.05 }
    default:
      return theme satisfies never
  }
}

/** So that there is something to do things to. */
const BEGINNING: readonly CommandKind[] = [
  'open fund',
  'register',
  'transactions',
  'open fund',
  'register',
]
