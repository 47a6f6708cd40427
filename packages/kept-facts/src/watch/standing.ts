import { refusal } from '@seedline/contracts/refusals'
import type { KeptKind } from '../kind/kept-kind.ts'

/** How far one process was told, and what may be read by it. */
export interface Standing {
  /** Of the last mark that this process was told itself; empty where it has to go by what all have. */
  token: string
  /** Whatever the other service had to tell by then, by its clock, is kept. */
  heardUpTo: Date | undefined
  /** Whether all that there is was ever told to any of the processes. */
  caughtUp: boolean
  /** Whether this process hears of each change: only then may it answer from memory. */
  following: boolean
  /** The last walk that it knows of, and the last that came to its end. */
  walk: number
  walked: number
  /** When the walk began that this process is in the middle of. */
  walking: Date | undefined
  paused: boolean
  /** Facts that this process was told, and how often it lost its place. */
  told: number
  walks: number
}

export const nothingHeard = (): Standing => ({
  token: '',
  heardUpTo: undefined,
  caughtUp: false,
  following: false,
  walk: 0,
  walked: 0,
  walking: undefined,
  paused: false,
  told: 0,
  walks: 0,
})

/** The later one: what was heard once stays heard. */
export const later = (one: Date | undefined, other: Date | undefined): Date | undefined =>
  one === undefined || (other !== undefined && other > one) ? other : one

/** @throws ProblemError VIEW_BEING_BUILT where all that there is was never told */
export function heardUpToOf({ kind }: Pick<KeptKind<unknown>, 'kind'>, standing: Standing): Date {
  if (!standing.caughtUp || standing.heardUpTo === undefined)
    throw refusal('VIEW_BEING_BUILT', { view: `kept_${kind}` })
  return standing.heardUpTo
}
