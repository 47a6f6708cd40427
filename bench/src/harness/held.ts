import { setTimeout as pause } from 'node:timers/promises'
import { endRunningCommands, type Stack, type StackOptions, startStack } from '@seedline/stack'

/** A stack stops within 10 s; whatever hangs is left to its guard, which ends it by process id. */
const STOP_MS = 20_000

type Stop = () => Promise<void>

const stops: Stop[] = []
const ending = new AbortController()

/** Aborts when the bench is told to end early: for commands that are run to their end. */
export const endedEarly: AbortSignal = ending.signal

/** Remembers how to stop what was started; stopping it twice must change nothing. */
export function hold(stop: Stop): void {
  stops.push(stop)
}

/** Stops all that runs, the latest first: for an end that comes before the measurement's own. */
export async function stopAll(): Promise<void> {
  ending.abort()
  endRunningCommands()
  for (const stop of stops.splice(0).toReversed()) {
    const stopped = stop().catch((error: unknown) => console.error(error))
    await Promise.race([stopped, pause(STOP_MS, undefined, { ref: false })])
  }
}

/** Starts a stack that also ends when the bench is told to end early. */
export async function startHeldStack(options: StackOptions): Promise<Stack> {
  const starting = startStack(options)
  // Held from now on: one that still comes up must not be left behind either.
  hold(async () => (await starting.catch(() => undefined))?.stop())
  return starting
}
