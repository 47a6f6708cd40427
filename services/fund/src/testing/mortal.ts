import type { MemoryStore } from '@seedline/testing'
import fc from 'fast-check'

/** What goes wrong for one who acts on a store. */
export type Fault = 'none' | 'dies' | 'fails once' | 'loses an answer'

/** Something that is done under a name, and what goes wrong with it at which of its steps. */
export interface Mortal<Step extends string> {
  readonly step: Step
  readonly fault: Fault
  readonly at: number
}

/** Things that are done, each with a fault; `steps` is the latest at which one comes. */
export const mortals = <Step extends string>(
  step: fc.Arbitrary<Step>,
  { faults, steps }: { readonly faults: readonly Fault[]; readonly steps: number },
): fc.Arbitrary<Mortal<Step>[]> =>
  fc.array(fc.record({ step, fault: fc.constantFrom(...faults), at: fc.nat(steps) }), {
    maxLength: 8,
  })

/** The store as one of them meets it, in turns with all others; `away` is what a fault throws. */
export function mortalStore<Step extends string>(
  store: MemoryStore,
  { step, fault, at }: Mortal<Step>,
  scheduler: fc.Scheduler,
  away = () => new Error('away'),
): MemoryStore {
  let steps = 0
  const fails = (): boolean =>
    (fault === 'dies' && steps > at) || (fault === 'fails once' && steps === at)
  return store.through(
    async () => {
      await scheduler.schedule(Promise.resolve(), step)
      steps += 1
      if (fails()) throw away()
    },
    async () => {
      if (fault === 'loses an answer' && steps >= at) throw away()
    },
  )
}
