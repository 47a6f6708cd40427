import { setTimeout as sleep } from 'node:timers/promises'
import type { WatchFactsResponse } from '@seedline/contracts/facts/v1/fact_service'
import { ProblemError } from '@seedline/values'
import type { KeptState } from '../store/state.ts'
import { isSetBack } from './ask-again.ts'
import { type BatchLimits, batchesOf } from './batches.ts'
import type { FactClients } from './clients.ts'
import type { LeadHeld } from './lead.ts'
import { later } from './standing.ts'
import { PlaceLost, takerOf } from './take.ts'
import type { Taking } from './taking.ts'

/** How often a process shows that it lives, and looks how far all have come. */
const BEAT_MS = 2000
const FIRST_PAUSE_MS = 200
const LONGEST_PAUSE_MS = 10_000
/** A stream that held for so long was no failure. */
const HELD_MS = 10_000
/** Who hears nothing for so long reads what others keep. */
const DEAF_MS = 15_000
/** Whoever tells says something every 5 s. */
const SILENT_MS = 30_000

export interface FollowOptions<T> extends Omit<Taking<T>, 'wanted'> {
  readonly lead: LeadHeld
  readonly clients: FactClients
  readonly token: () => Promise<string>
  readonly onCaughtUp: () => void
}

export interface Following {
  readonly breaks: ReadonlyMap<string, number>
  /** Why the last stream ended; empty where one says something. */
  lastBreak(): string
  isLeading(): boolean
  stop(): Promise<void>
}

/** Watches a kind until `stop`: again after each break, from the last mark, after a pause that grows. */
export function follow<T>(options: FollowOptions<T>): Following {
  const { lead, standing } = options
  const over = new AbortController()
  const breaks = new Map<string, number>()
  let last = ''
  const connected: Connected = { breaking: new AbortController(), silentSince: performance.now() }

  const beat = async (): Promise<KeptState> => {
    const state = await lead.beat()
    learn(options, state, connected.silentSince)
    const isWanted = lead.isMine() && state.wanted > state.begun
    if (isWanted || state.paused) connected.breaking.abort()
    return state
  }
  const run = async (): Promise<void> => {
    let failures = 0
    while (!over.signal.aborted) {
      const begunAt = performance.now()
      let code = 'ENDED'
      try {
        const state = await beat()
        if (!(await mayBegin(options, state))) {
          await paused(BEAT_MS / 2, over.signal)
          continue
        }
        await watchOnce(options, connected, state.wanted, over.signal)
      } catch (error) {
        code = await broken(options, error, over.signal)
      }
      last = code
      breaks.set(code, (breaks.get(code) ?? 0) + 1)
      standing.walking = undefined
      connected.silentSince ??= performance.now()
      failures = performance.now() - begunAt > HELD_MS ? 0 : failures + 1
      await paused(pauseAfter(failures), over.signal)
    }
  }
  const beating = async (): Promise<void> => {
    while (!over.signal.aborted) {
      await paused(BEAT_MS, over.signal)
      // The database away is told by whatever needs it.
      if (!over.signal.aborted) await beat().catch(() => undefined)
    }
  }
  const running = Promise.all([run(), beating()])
  return {
    breaks,
    lastBreak: () => (connected.silentSince === undefined ? '' : last),
    isLeading: () => lead.isMine(),
    async stop() {
      over.abort()
      await running
      await lead.leave().catch(() => undefined)
    },
  }
}

interface Connected {
  breaking: AbortController
  /** Undefined while a stream says something. */
  silentSince: number | undefined
}

async function watchOnce<T>(
  options: FollowOptions<T>,
  connected: Connected,
  wanted: number,
  over: AbortSignal,
): Promise<void> {
  const { kept, standing, clients, token, onCaughtUp } = options
  connected.breaking = new AbortController()
  const signal = AbortSignal.any([connected.breaking.signal, over])
  const take = takerOf({ ...options, wanted: () => wanted })
  const asked = { kind: kept.kind, ids: [], resumeToken: standing.token }
  const calling = { token: await token(), signal }
  if (signal.aborted) return
  for await (const batch of batchesOf(clients.watches.watchFacts(asked, calling), limits)) {
    connected.silentSince = undefined
    await take(batch)
    if (standing.caughtUp) onCaughtUp()
  }
}

/** What is known by what all have been told. */
function learn<T>(options: FollowOptions<T>, state: KeptState, silentSince?: number): void {
  const { standing, remembering, onCaughtUp } = options
  standing.paused = state.paused
  if (state.caughtUp) {
    standing.caughtUp = true
    onCaughtUp()
  }
  // What was walked through by another may have become an earlier version, or have been taken away.
  if (state.walk > standing.walk || state.walked > standing.walked) {
    standing.walk = Math.max(standing.walk, state.walk)
    standing.walked = Math.max(standing.walked, state.walked)
    remembering.forget()
  }
  const isDeaf = silentSince !== undefined && performance.now() - silentSince > DEAF_MS
  if (isDeaf && standing.following) stopFollowing(options)
  if (!standing.following) standing.heardUpTo = later(standing.heardUpTo, state.heardUpTo)
}

/** From now on what others keep is read, and nothing from memory. */
function stopFollowing<T>({ standing, remembering }: FollowOptions<T>): void {
  standing.following = false
  remembering.forget()
}

/** Whether there is something to go on from, or this is the one that may be told all. */
async function mayBegin<T>(options: FollowOptions<T>, state: KeptState): Promise<boolean> {
  const { standing, lead, states, logger, kept } = options
  if (state.paused) return false
  if (standing.token === '') {
    standing.token = state.token
    standing.heardUpTo = later(standing.heardUpTo, state.heardUpTo)
  }
  if (!lead.isMine()) return standing.token !== '' && state.caughtUp
  if (standing.token === '') return true
  const isWanted = state.wanted > state.begun
  if (!isWanted && !(await isSetBack(options))) return true
  if (!isWanted)
    logger.warn({ kind: kept.kind }, 'What was told is no longer there: all is told anew')
  standing.token = ''
  await states.forgetToken()
  return true
}

/** Under which code a stream ended. */
async function broken<T>(
  options: FollowOptions<T>,
  error: unknown,
  over: AbortSignal,
): Promise<string> {
  const { standing, lead, states, kept, logger } = options
  const code = codeOf(error)
  const isLost = error instanceof PlaceLost || code === 'RESUME_TOKEN_INVALID'
  if (isLost) {
    standing.token = ''
    stopFollowing(options)
    if (lead.isMine()) await states.forgetToken().catch(() => undefined)
  }
  const told = { err: error, kind: kept.kind, code }
  if (!over.aborted) logger.warn(told, 'Facts of another service are not heard for now')
  return code
}

const codeOf = (error: unknown): string => {
  if (error instanceof ProblemError) return error.problem.code
  return error instanceof Error ? error.name : 'UNKNOWN'
}

const limits: BatchLimits<WatchFactsResponse> = {
  most: 200,
  bytes: 1024 * 1024,
  bytesOf: ({ told }) => (told?.$case === 'fact' ? told.value.document.length : 0),
  gatherMs: 5,
  silentMs: SILENT_MS,
}

/** Half of it is always waited, so that nobody asks in step with others. */
const pauseAfter = (failures: number): number => {
  const most = Math.min(FIRST_PAUSE_MS * 2 ** failures, LONGEST_PAUSE_MS)
  return most / 2 + Math.random() * (most / 2)
}

const paused = (ms: number, signal: AbortSignal): Promise<void> =>
  sleep(ms, undefined, { signal, ref: false }).catch(() => undefined)
