import { expect } from '@jest/globals'
import type { Decision } from '@seedline/event-store'

/** A decider under test: its rules and its fold. */
export interface Decider<S, E, C> {
  readonly initial: S
  decide(command: C, state: S): Decision<E>
  evolve(state: S, event: E): S
}

/** Given past events, when a command is given, then it leads to events or to a named refusal. */
export const specification = <S, E, C>(decider: Decider<S, E, C>) => ({
  given: (...past: readonly E[]) => ({
    when(command: C) {
      const decision = decider.decide(command, past.reduce(decider.evolve, decider.initial))
      return {
        // biome-ignore lint/suspicious/noThenProperty: it reads as a sentence and is never awaited
        then: (...events: readonly E[]) => expect(decision).toEqual({ ok: true, events }),
        thenNothing: () => expect(decision).toEqual({ ok: true, events: [] }),
        thenRefused: (code: string, facts?: Readonly<Record<string, string>>) =>
          expect(decision).toMatchObject({
            ok: false,
            problem: { code, ...(facts && { facts }) },
          }),
      }
    },
  }),
})
