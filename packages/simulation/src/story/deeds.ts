import type { Random } from '../random.ts'
import { type CommandKind, commandKinds } from '../users/commands.ts'
import type { Deed, Place, Service, Theme } from './deed.ts'
import { subscriptions, views } from './subscriptions.ts'
import { partitionsEach, topics } from './topics.ts'

const everywhere: readonly Place[] = ['fund-1', 'fund-2', 'registry-1', 'registry-2']

export interface Odds {
  readonly theme: Theme
  readonly bad: number
  readonly operated: number
  readonly asked: number
}

export function deedOf({ theme, bad, operated, asked }: Odds, random: Random): Deed {
  const dice = random.next()
  if (dice < bad) return misfortune(random)
  if (dice < bad + operated) return operation(random, theme === 'calm')
  if (dice < bad + operated + asked) return { do: 'ask as recorded', lately: false }
  return ordinary(random, theme)
}

export const command = (what: CommandKind, givesUp = false): Deed => ({
  do: 'command',
  what,
  givesUp,
})

const weights: Readonly<Record<CommandKind, number>> = {
  'open fund': 2,
  commit: 5,
  'set policy': 2,
  register: 5,
  correct: 3,
  'close enterprise': 2,
  'record stage': 4,
  'open deal': 14,
  approve: 14,
  withdraw: 4,
  'close round': 14,
  transactions: 18,
  'reverse round': 5,
  'reverse approval': 3,
  'reopen deal': 3,
  'reverse commitment': 2,
  'reverse transactions': 6,
}

/** Few things, and much that happens to them. */
const few: Partial<typeof weights> = { 'open fund': 0, register: 0, 'record stage': 0, correct: 0 }

const muchReversed: Partial<typeof weights> = {
  ...few,
  'close enterprise': 0.3,
  'open deal': 8,
  'reverse round': 14,
  'reverse approval': 6,
  'reopen deal': 6,
  'reverse commitment': 4,
  'reverse transactions': 14,
}

/** What takes several steps, much of it at once. */
const severalSteps: Partial<typeof weights> = {
  'open fund': 2,
  commit: 8,
  register: 3,
  correct: 0,
  'close enterprise': 0,
  'record stage': 0,
  'open deal': 24,
  approve: 24,
  'reverse approval': 10,
  transactions: 6,
}

const isOfFew = (theme: Theme): boolean => theme === 'late' || theme === 'recorded'

function ordinary(random: Random, theme: Theme): Deed {
  const all = {
    ...weights,
    ...(theme === 'reversed' && muchReversed),
    ...(theme === 'between' && severalSteps),
    ...(isOfFew(theme) && few),
  }
  let left = random.next() * Object.values(all).reduce((sum, weight) => sum + weight, 0)
  const what = commandKinds.find((kind) => {
    left -= all[kind]
    return left < 0
  })
  return command(what ?? 'transactions', random.chance(0.15))
}

const serviceIn = (random: Random): Service => (random.chance(0.6) ? 'fund' : 'registry')

/** What goes wrong while something that takes several steps is under way. */
export function amid(random: Random): Deed {
  const place = random.chance(0.7) ? 'fund-1' : 'fund-2'
  switch (random.between(0, 3)) {
    case 0:
      return {
        do: 'cut',
        place,
        from: random.pick(['mongo', 'calls'] as const) ?? 'mongo',
        ms: 400,
      }
    case 1:
      return { do: 'lose', rate: 0.3, ms: random.between(20, 400) }
    default:
      return { do: 'kill', place, downMs: random.pick([50, 400, 3000, 15_000]) ?? 400 }
  }
}

function misfortune(random: Random): Deed {
  const place = random.pick(everywhere) ?? 'fund-1'
  const server = random.chance(0.5) ? 'mongo' : 'kafka'
  switch (random.between(0, 9)) {
    case 0:
    case 1:
    case 2:
      return { do: 'kill', place, downMs: random.pick([50, 400, 3000, 15_000]) ?? 400 }
    case 3:
      return { do: 'freeze', place, ms: random.pick([300, 2000, 6000, 14_000]) ?? 2000 }
    case 4:
      return {
        do: 'cut',
        place,
        from: random.pick(['mongo', 'kafka', 'calls'] as const) ?? 'kafka',
        ms: random.pick([400, 3000, 15_000]) ?? 3000,
      }
    case 5:
      return { do: 'stop server', server, ms: random.pick([500, 4000, 20_000, 90_000]) ?? 4000 }
    case 6:
      return { do: 'still server', server, ms: random.pick([300, 2000, 20_000]) ?? 2000 }
    case 7:
      return {
        do: 'lose',
        rate: random.pick([0.02, 0.1, 0.3]) ?? 0.1,
        ms: random.between(500, 8000),
      }
    case 8:
      return {
        do: 'slow',
        place: random.chance(0.5) ? place : undefined,
        factor: random.pick([5, 30, 100]) ?? 30,
        ms: random.between(500, 8000),
      }
    default:
      return { do: 'skew', place, skewMs: random.between(-1000, 1000) }
  }
}

function operation(random: Random, calm: boolean): Deed {
  const service = serviceIn(random)
  const subscription = random.pick(subscriptions[service]) ?? ''
  switch (random.between(0, 10)) {
    case 0:
      return { do: 'release', service, release: random.between(0, 3) }
    case 1:
    case 2:
      return { do: 'rebuild', service, view: random.pick(views[service]) ?? '' }
    case 3:
      return { do: 'pause', service, subscription, ms: random.between(2000, 20_000) }
    case 4:
      return { do: 'replay', service, subscription, backMs: random.between(0, 60_000) }
    case 5:
      return { do: 'replay letters', service, subscription }
    case 6:
      return { do: 'back up', service }
    // What is set back is published again.
    case 7:
      return calm ? { do: 'back up', service } : { do: 'restore', service }
    case 8:
    case 9:
      return {
        do: 'retention',
        topic: random.between(0, topics.length - 1),
        partition: random.between(0, partitionsEach - 1),
        share: random.pick([0.3, 0.7, 1]) ?? 1,
      }
    default:
      return calm
        ? { do: 'back up', service }
        : {
            do: 'scale',
            place: random.chance(0.6) ? 'fund-2' : 'registry-2',
            running: random.chance(0.5),
          }
  }
}
