import { expect, test } from '@jest/globals'
import { accept, type Recorded } from '@seedline/event-store'
import { type Clock, instantOf, ProblemError } from '@seedline/values'
import fc from 'fast-check'
import { testActor } from '../tokens/test-actor.ts'
import { memoryStore } from './memory-store.ts'
import { tally } from './tally.ts'

/** A world of its own time: what waits in it is woken in the order of its moments. */
function world() {
  let now = Date.parse('2026-11-23T00:00:00.000Z')
  const waiting: { readonly at: number; readonly wake: () => void }[] = []
  const clockBy =
    (skewMs: number): Clock =>
    () =>
      instantOf(new Date(now + skewMs))
  const pause = (ms: number): Promise<void> =>
    new Promise((wake) => {
      waiting.push({ at: now + ms, wake })
    })
  const runOut = async (): Promise<void> => {
    for (;;) {
      await new Promise((resolve) => setImmediate(resolve))
      waiting.sort((a, b) => a.at - b.at)
      const next = waiting.shift()
      if (!next) return
      now = next.at
      next.wake()
    }
  }
  return { clockBy, pause, runOut, now: () => now }
}

const step = fc.record({
  /** Two processes, whose clocks may differ by as much as is allowed for. */
  process: fc.nat(1),
  startsAfterMs: fc.nat(4000),
  /** From stamping a commit until it is seen; the append gives up after 3 s. */
  delayMs: fc.oneof(fc.nat(3000), fc.integer({ min: 2900, max: 3000 })),
})

const question = fc.record({
  askedAfterMs: fc.nat(7000),
  agoMs: fc.integer({ min: 0, max: 6000 }),
  by: fc.nat(1),
})

test('an answer as recorded, once given, never changes, whenever appends arrive and whoever asks', async () => {
  let given = 0
  await fc.assert(
    fc.asyncProperty(
      fc.array(step, { minLength: 1, maxLength: 8 }),
      fc.array(question, { minLength: 10, maxLength: 40 }),
      fc.oneof(fc.integer({ min: -2000, max: 2000 }), fc.constantFrom(-2000, 2000)),
      async (steps, questions, skewMs) => {
        const { clockBy, pause, runOut, now } = world()
        const first = memoryStore('test', clockBy(0))
        const second = first.through(async () => {}, undefined, clockBy(skewMs))
        const processes = [
          { store: first, clock: clockBy(0) },
          { store: second, clock: clockBy(skewMs) },
        ]
        const told: { readonly asked: number; readonly answer: string }[] = []
        const ask = async (asked: number, by: number): Promise<void> => {
          const recordedAt = instantOf(new Date(asked))
          const answer = await processes[by]?.store
            .read(tally, 'x', { recordedAt })
            .catch(refusedAsTooRecent)
          if (answer) told.push({ asked, answer: idsOf(answer) })
        }
        const appends = steps.map(async ({ process, startsAfterMs, delayMs }, index) => {
          await pause(startsAfterMs)
          const { store, clock } = processes[process] ??
            processes[0] ?? { store: first, clock: clockBy(0) }
          const slow = store.through(() => pause(delayMs))
          await slow.execute(tally, 'x', commandOf(index, clock), () => accept(1))
        })
        const asking = questions.map(async ({ askedAfterMs, agoMs, by }) => {
          await pause(askedAfterMs)
          await ask(now() - agoMs, by)
        })
        await runOut()
        await Promise.all([...appends, ...asking])
        given += told.length
        for (const { asked, answer } of told) {
          const later = await first.read(tally, 'x')
          const known = later.filter(({ recordedAt }) => Date.parse(recordedAt) <= asked)
          expect({ asked, answer: idsOf(known) }).toEqual({ asked, answer })
        }
      },
    ),
    { numRuns: 300 },
  )
  expect(given).toBeGreaterThan(300)
}, 30_000)

const idsOf = (events: readonly Recorded<unknown>[]): string =>
  events.map(({ eventId }) => eventId).join()

const commandOf = (index: number, clock: Clock) => ({
  commandId: `command-${index}`,
  actor: testActor('coach'),
  at: clock(),
})

const refusedAsTooRecent = (error: unknown): undefined => {
  if (error instanceof ProblemError && error.problem.code === 'NOT_YET_SETTLED') return undefined
  throw error
}
