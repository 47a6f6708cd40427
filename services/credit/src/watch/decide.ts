import { problemOf } from '@seedline/contracts/refusals'
import { accept, type Decision, reject } from '@seedline/event-store'
import { dateInShanghai, type Instant } from '@seedline/values'
import type {
  WatchBegun,
  WatchEvent,
  WatchedChange,
  WatchedFact,
  WatchedFactChanged,
  WatchId,
} from './events.ts'
import { seenOf, type WatchState } from './state.ts'
import { changesSince } from './touching.ts'

interface Of {
  readonly watchId: WatchId
  readonly at: Instant
}

export type BeginWatch = Of & Omit<WatchBegun, 'type' | 'begunOn'> & { readonly type: 'BeginWatch' }

export type EndWatch = Of & {
  readonly type: 'EndWatch'
  readonly ending: Extract<WatchEvent, { type: 'WatchEnded' }>['ending']
  readonly reason: string
}

/** A fact as it is now, and which of its entries touch what the bank holds. */
export type LookAt = Of &
  Pick<WatchedFactChanged, 'family' | 'number'> & {
    readonly type: 'LookAt'
    readonly fact: WatchedFact
    readonly touching: readonly WatchedChange[]
    /** Where it has not been looked at before: what is recorded up to this version is old. Absent: all of it. */
    readonly oldUpTo?: number
  }

export type WatchCommand = BeginWatch | EndWatch | LookAt

/** What a command leads to. Pure: the command carries the time, and how everything is. */
export function decide(command: WatchCommand, state: WatchState): Decision<WatchEvent> {
  switch (command.type) {
    case 'BeginWatch':
      return begin(command, state)
    case 'EndWatch':
      return end(command, state)
    case 'LookAt':
      return lookAt(command, state)
    default:
      return command satisfies never
  }
}

function begin({ type: _, at, ...given }: BeginWatch, state: WatchState): Decision<WatchEvent> {
  const { watchId, cause } = given
  if (state.status !== 'watching')
    return accept({ type: 'WatchBegun', ...given, begunOn: dateInShanghai(at) })
  return cause === 'pledge' ? accept() : reject(problemOf('WATCHED_ALREADY', { watch_id: watchId }))
}

function end({ watchId, at, ending, reason }: EndWatch, state: WatchState): Decision<WatchEvent> {
  const byBank = ending === 'by-bank'
  switch (state.status) {
    case 'never-begun':
      return byBank ? reject(problemOf('WATCH_UNKNOWN', { watch_id: watchId })) : accept()
    case 'ended': {
      const { endedOn } = state
      return byBank
        ? reject(problemOf('WATCH_ENDED_ALREADY', { watch_id: watchId, ended_on: endedOn }))
        : accept()
    }
    case 'watching': {
      const { pledgeId } = state.begun
      return byBank && pledgeId !== ''
        ? reject(problemOf('WATCH_OF_PLEDGE', { pledge_id: pledgeId }))
        : accept({ type: 'WatchEnded', watchId, ending, reason, endedOn: dateInShanghai(at) })
    }
    default:
      return state satisfies never
  }
}

/** What was looked at in this version, or in a later one, is told no more; so each version of a fact is told once. */
function lookAt(
  { type: _, at, touching, oldUpTo, ...looked }: LookAt,
  state: WatchState,
): Decision<WatchEvent> {
  if (state.status !== 'watching') return accept()
  const { fact } = looked
  const seen = seenOf(state, fact.kind, fact.id)
  const noticed = {
    type: 'WatchedFactChanged',
    ...looked,
    noticedOn: dateInShanghai(at),
  } as const
  // What it hasn't watched before begins here, with what made it look.
  if (seen === undefined) {
    const changes = touching.filter(({ version }) => version > (oldUpTo ?? fact.version))
    return accept({ ...noticed, seenVersion: 0, said: '', changes })
  }
  if (seen.version >= fact.version) return accept()
  const changes = changesSince(seen, fact, touching)
  if (changes.length === 0 && seen.says === fact.says) return accept()
  return accept({ ...noticed, seenVersion: seen.version, said: seen.says, changes })
}
