import { randomUUID } from 'node:crypto'
import type { KeptState, StateStore } from '../store/state.ts'

/** Whoever shows no new beat for so long is taken for dead. */
const SILENT_MS = 10_000

/**
 * Who of several replicas walks through all there is, takes away what is no longer told, and says how far all of it has
 * come. Two at once would do the same work twice, and no harm: every write names what it was folded from, and a mark is
 * true whoever makes it.
 */
export interface LeadHeld {
  /** Shows a sign of life, or takes the lead over where nobody has it any more; call it every few seconds. */
  beat(): Promise<KeptState>
  isMine(): boolean
  leave(): Promise<void>
}

export function leadOf(
  states: Pick<StateStore, 'read' | 'lead' | 'leave'>,
  now: () => number = () => performance.now(),
): LeadHeld {
  const by = randomUUID()
  let mine = false
  let watched: { readonly beat: string; readonly since: number } | undefined
  const silentBeat = (): string | undefined =>
    watched !== undefined && now() - watched.since > SILENT_MS ? watched.beat : undefined
  return {
    isMine: () => mine,
    async beat() {
      const led = await states.lead({ by, beat: randomUUID() }, silentBeat())
      mine = led !== undefined
      if (led !== undefined) return led
      const state = await states.read()
      const beat = state.lead?.beat
      if (beat !== watched?.beat) watched = beat === undefined ? undefined : { beat, since: now() }
      return state
    },
    async leave() {
      mine = false
      await states.leave(by)
    },
  }
}
