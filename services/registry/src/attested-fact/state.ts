import { alsoBy, type KeepsWhose, nobodys, type Recorder } from '../facts/whose.ts'
import { type AttestedFactEvent, attestedFactEvents, type FactAttested } from './events.ts'

/** A fact as it was attested. */
export type Attestation = Omit<FactAttested, 'type' | 'enterpriseId'> & {
  readonly withdrawn: boolean
}

/** What was attested of one enterprise, in the order of recording, and whose each is. `entries` counts its events. */
export interface AttestedState extends KeepsWhose {
  readonly facts: readonly Attestation[]
  readonly entries: number
}

export const nothingAttested: AttestedState = { facts: [], entries: 0, whose: nobodys }

export function evolve(
  state: AttestedState,
  event: AttestedFactEvent,
  by: Recorder,
): AttestedState {
  const entries = state.entries + 1
  if (!attestedFactEvents.changes(event)) return { ...state, entries }
  switch (event.type) {
    case 'FactAttested':
      return {
        entries,
        facts: [...state.facts, attestationOf(event)],
        whose: alsoBy(state.whose, event.attestationId, by),
      }
    case 'AttestedFactWithdrawn':
      return {
        ...state,
        entries,
        facts: state.facts.map((fact) =>
          fact.attestationId === event.attestationId ? { ...fact, withdrawn: true } : fact,
        ),
      }
    default:
      return event satisfies never
  }
}

export function attestationOf({ type: _, enterpriseId: __, ...fact }: FactAttested): Attestation {
  return { ...fact, withdrawn: false }
}
