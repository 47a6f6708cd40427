import { setTimeout as pause } from 'node:timers/promises'

/** Waits for something, but no longer than this; whoever only waits for it keeps no process from ending. */
export const atMost = async (ms: number, awaited: Promise<unknown>): Promise<void> => {
  await Promise.race([awaited, pause(ms, undefined, { ref: false })])
}
