import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import type { Stack } from '@seedline/stack'
import { startHeldStack } from '../harness/held.ts'
import type { Measurement } from '../harness/measurement.ts'
import { interleaved, REPETITIONS } from '../harness/pairs.ts'
import { callerOfStack } from './running-system.ts'
import { COMMANDS, openFund, seedRound } from './seed-round.ts'

const ROUNDS = 100
const WORKERS = 4
/** Only what is left behind is measured here, so a slow answer is asked for again. */
const PATIENT_TRIES = 5
/** A start of everything, beside the servers that it rests on. */
const MOST = 2

/** How soon everything answers again, servers included, beside those servers alone. */
export const warmStart: Measurement = {
  id: 'warm-start',
  about: `a warm start after ${ROUNDS * COMMANDS} commands, beside its MongoDB and Kafka alone`,
  async measure(bench) {
    const folder = join(bench.folder, 'everyday')
    const all = (): Promise<Stack> => startHeldStack({ folder, webPage: true })
    await play(await all())
    const seconds = async (what: string, start: () => Promise<Stack>): Promise<number> => {
      const from = performance.now()
      const started = await start()
      const took = (performance.now() - from) / 1_000
      await started.stop()
      bench.say(`a warm start of ${what} took ${took.toFixed(1)} s`)
      return took
    }
    const pairs = await interleaved(
      () => seconds('everything', all),
      () => seconds('the servers', () => startHeldStack({ folder, services: [] })),
      bench.quick ? 1 : REPETITIONS,
    )
    const name = 'warm start until all of it answers, against MongoDB and Kafka alone'
    return [{ name, unit: 's', pairs, goal: { is: 'at most', ratio: MOST } }]
  },
}

async function play(stack: Stack): Promise<void> {
  try {
    const caller = await callerOfStack(stack, PATIENT_TRIES)
    const fundId = await openFund(caller)
    const worker = async (): Promise<void> => {
      for (let round = 0; round < ROUNDS / WORKERS; round += 1) {
        await seedRound(caller, fundId, randomUUID())
      }
    }
    await Promise.all(Array.from({ length: WORKERS }, worker))
    caller.close()
  } finally {
    await stack.stop()
  }
}
