import type { CommandKind } from '../users/commands.ts'

export type Place = 'fund-1' | 'fund-2' | 'registry-1' | 'registry-2'
export type Service = 'fund' | 'registry'

/** What somebody or something does at a moment. Chance of its own comes from its number. */
export type Deed =
  /** lately: to the deal that somebody wanted to change last, or to the enterprise that was registered last. */
  | {
      readonly do: 'command'
      readonly what: CommandKind
      readonly givesUp: boolean
      readonly lately?: true
    }
  /** The next process that stores such an event within so long is struck before it hears that it has. */
  | {
      readonly do: 'ambush'
      readonly event: string
      readonly withinMs: number
      readonly strike: Strike
    }
  /** lately: of a deal that somebody wanted to change lately. */
  | { readonly do: 'ask as recorded'; readonly lately: boolean }
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

/** What happens to whoever comes into an ambush. */
export type Strike =
  /** everywhere: together with whoever could answer in its place. */
  | { readonly how: 'kill'; readonly ms: number; readonly everywhere?: true }
  | { readonly how: 'freeze'; readonly ms: number }

export interface Action {
  readonly number: number
  readonly at: number
  readonly deed: Deed
}

/**
 * What a story is about. calm: nothing goes wrong, so that nothing may be published twice. late: much happens to few,
 * and much of it is entered late. recorded: people ask again and again what was known. reversed: much is taken back, and
 * done anew. between: what takes two steps is broken off between them, and what it is about goes on meanwhile.
 */
export const allThemes = ['mixed', 'calm', 'late', 'recorded', 'reversed', 'between'] as const
export type Theme = (typeof allThemes)[number]
