import { expect } from '@jest/globals'
import type { Actor, Decision } from '@seedline/event-store'
import { testActor } from '../tokens/test-actor.ts'

/** A decider under test: its rules and its fold, both pure. */
export interface Decider<S, E, C> {
  readonly initial: S
  decide(command: C, state: S): Decision<E>
  evolve(state: S, event: E, by: Actor): S
}

/** What a command may be expected to lead to. */
export interface Expected<E> {
  /** It led to exactly these events, in this order. */
  then(...events: readonly E[]): void
  /** It was refused by this code, with these facts if any are named. */
  thenRejected(code: string, facts?: Readonly<Record<string, string>>): void
  /** It was accepted, and nothing was to be recorded. */
  thenNothing(): void
}

/** Given past events, when a command is given, then it leads to events or to a named refusal. */
export interface Specification<E, C> {
  given(...past: readonly E[]): { when(command: C): Expected<E> }
}

/** Who did what happened, where a rule doesn't ask. */
const someone = testActor('fund-manager')

/** Writes tests of a decider as given / when / then. */
export function specification<S, E, C>(decider: Decider<S, E, C>): Specification<E, C> {
  return {
    given: (...past) => ({
      when(command) {
        const state = past.reduce<S>(
          (known, event) => decider.evolve(known, event, someone),
          decider.initial,
        )
        return expected(decider.decide(command, state))
      },
    }),
  }
}

function expected<E>(decision: Decision<E>): Expected<E> {
  return {
    // biome-ignore lint/suspicious/noThenProperty: it reads as a sentence and is never awaited
    then: (...events) => expect(decision).toEqual({ ok: true, events }),
    thenNothing: () => expect(decision).toEqual({ ok: true, events: [] }),
    thenRejected(code, facts) {
      // What is missing is a rule, not another value.
      if (decision.ok)
        throw new Error(`It was accepted: the rule that refuses it by ${code} is to be written`)
      expect(decision.problem).toMatchObject({ code, ...(facts && { facts }) })
    },
  }
}
