import { type Stack, type StackOptions, startStack } from '@seedline/stack'

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
  for (const stop of stops.splice(0).toReversed()) {
    await stop().catch((error: unknown) => console.error(error))
  }
}

/** Starts a stack that also ends when the bench is told to end early. */
export async function startHeldStack(options: StackOptions): Promise<Stack> {
  const stack = await startStack(options)
  hold(stack.stop)
  return stack
}
