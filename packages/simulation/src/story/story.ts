import { type Random, randomOf } from '../random.ts'
import { type CommandKind, commandKinds } from '../users/commands.ts'

export type Place = 'fund-1' | 'fund-2' | 'registry-1' | 'registry-2'
export type Service = 'fund' | 'registry'

/** What somebody or something does at a moment. Chance of its own comes from its number. */
export type Deed =
  | { readonly do: 'command'; readonly what: CommandKind; readonly givesUp: boolean }
  | { readonly do: 'ask as recorded' }
  | { readonly do: 'kill'; readonly place: Place; readonly downMs: number }
  | { readonly do: 'freeze'; readonly place: Place; readonly ms: number }
  | {
      readonly do: 'cut'
      readonly place: Place
      readonly from: 'mongo' | 'kafka' | 'calls'
      readonly ms: number
    }
  | { readonly do: 'stop server'; readonly server: 'mongo' | 'kafka'; readonly ms: number }
  | { readonly do: 'still server'; readonly server: 'mongo' | 'kafka'; readonly ms: number }
  | { readonly do: 'lose'; readonly rate: number; readonly ms: number }
  | {
      readonly do: 'slow'
      readonly place: Place | undefined
      readonly factor: number
      readonly ms: number
    }
  | { readonly do: 'skew'; readonly place: Place; readonly skewMs: number }
  | { readonly do: 'scale'; readonly place: 'fund-2' | 'registry-2'; readonly running: boolean }
  | { readonly do: 'release'; readonly service: Service; readonly release: number }
  | { readonly do: 'rebuild'; readonly service: Service; readonly view: string }
  | {
      readonly do: 'pause'
      readonly service: Service
      readonly subscription: string
      readonly ms: number
    }
  | {
      readonly do: 'replay'
      readonly service: Service
      readonly subscription: string
      readonly backMs: number
    }
  | { readonly do: 'replay letters'; readonly service: Service; readonly subscription: string }
  | { readonly do: 'back up'; readonly service: Service }
  | { readonly do: 'restore'; readonly service: Service }
  | {
      readonly do: 'retention'
      readonly topic: number
      readonly partition: number
      readonly share: number
    }

export interface Action {
  readonly number: number
  readonly at: number
  readonly deed: Deed
}

/**
 * What a story is about. calm: nothing goes wrong, so that nothing may be published twice. late: much happens to few,
 * and much of it is entered late. recorded: people ask again and again what was known.
 */
export const allThemes = ['mixed', 'calm', 'late', 'recorded'] as const
export type Theme = (typeof allThemes)[number]

/** All that is going to be done to the system, by the seed. */
export interface Story {
  readonly seed: string
  readonly theme: Theme
  readonly replicas: 1 | 2
  /** Whether enterprises are closed as of earlier days, too. */
  readonly lateClosures: boolean
  readonly actions: readonly Action[]
}

const views: Readonly<Record<Service, readonly string[]>> = {
  fund: ['fund', 'deal', 'cap_table', 'known_enterprise'],
  registry: ['enterprise_list', 'ladder', 'known_fund'],
}
/** What operators pause and replay: all that there is, which `check/subscriptions.ts` holds it to. */
export const subscriptions: Readonly<Record<Service, readonly string[]>> = {
  fund: [
    ...views.fund,
    'record-round-on-cap-table',
    'capital',
    'carry-on-approvals',
    'carry-on-closings',
    'carry-on-reversals',
  ],
  registry: [...views.registry, 'record-round-as-stage'],
}

const everywhere: readonly Place[] = ['fund-1', 'fund-2', 'registry-1', 'registry-2']

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
  const replicas = theme === 'calm' || theme === 'recorded' || random.chance(0.6) ? 2 : 1
  const count = Math.max(8, Math.round(steps / STEPS_PER_ACTION))
  // Some seeds hurry, some take their time: both meet other things.
  const paces = theme === 'recorded' ? [30, 60, 150] : [60, 150, 400, 900]
  const between = random.pick(paces) ?? 150
  const odds = oddsOf(theme, random)
  const actions: Action[] = []
  let at = FIRST_MS
  for (let number = 0; number < count; number += 1) {
    at += random.between(1, 2 * between)
    const deed =
      number < BEGINNING.length ? command(BEGINNING[number] ?? 'register') : deedOf(odds, random)
    actions.push({ number, at, deed })
  }
  // Two replicas whose clocks are as far apart as they may be.
  if (theme === 'recorded') {
    actions.unshift({ number: count, at: 1, deed: { do: 'skew', place: 'fund-1', skewMs: -1000 } })
    actions.unshift({
      number: count + 1,
      at: 1,
      deed: { do: 'skew', place: 'fund-2', skewMs: 1000 },
    })
  }
  return { seed, theme, replicas, lateClosures, actions }
}

const themes: readonly Theme[] = [
  ...Array.from({ length: 5 }, () => 'mixed' as const),
  'calm',
  'late',
  'late',
  'recorded',
  'recorded',
]

interface Odds {
  readonly theme: Theme
  readonly bad: number
  readonly operated: number
  readonly asked: number
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
    default:
      return theme satisfies never
  }
}

function deedOf({ theme, bad, operated, asked }: Odds, random: Random): Deed {
  const dice = random.next()
  if (dice < bad) return misfortune(random)
  if (dice < bad + operated) return operation(random, theme === 'calm')
  if (dice < bad + operated + asked) return { do: 'ask as recorded' }
  return ordinary(random, theme)
}

/** So that there is something to do things to. */
const BEGINNING: readonly CommandKind[] = [
  'open fund',
  'register',
  'transactions',
  'open fund',
  'register',
]

const command = (what: CommandKind, givesUp = false): Deed => ({ do: 'command', what, givesUp })

const weights: Readonly<Record<CommandKind, number>> = {
  'open fund': 2,
  commit: 5,
  register: 5,
  correct: 3,
  'close enterprise': 1,
  'record stage': 4,
  'open deal': 14,
  approve: 14,
  withdraw: 4,
  'close round': 14,
  transactions: 18,
}

/** Few things, and much that happens to them. */
const few: Partial<typeof weights> = { 'open fund': 0, register: 0, 'record stage': 0, correct: 0 }

function ordinary(random: Random, theme: Theme): Deed {
  const all = theme === 'mixed' || theme === 'calm' ? weights : { ...weights, ...few }
  let left = random.next() * Object.values(all).reduce((sum, weight) => sum + weight, 0)
  const what = commandKinds.find((kind) => {
    left -= all[kind]
    return left < 0
  })
  return command(what ?? 'transactions', random.chance(0.15))
}

const serviceIn = (random: Random): Service => (random.chance(0.6) ? 'fund' : 'registry')

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
        topic: random.between(0, 4),
        partition: random.between(0, 5),
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
