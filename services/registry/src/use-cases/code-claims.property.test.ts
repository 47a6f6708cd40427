import { expect, test } from '@jest/globals'
import { type MemoryStore, memoryStore } from '@seedline/testing'
import { deriveId, ProblemError, type Uscc, uscc } from '@seedline/values'
import fc from 'fast-check'
import { enterpriseEvents } from '../enterprise/events.ts'
import { type EnterpriseState, evolve, unregistered } from '../enterprise/state.ts'
import { callOf } from '../testing/command-calls.ts'
import { correction, profile } from '../testing/enterprise-samples.ts'
import { usccClaim } from '../uscc-claim/aggregate.ts'
import { claimCode, codeOf } from './code-claims.ts'
import { correctEnterprise } from './correct-enterprise.ts'
import { registerEnterprise } from './register-enterprise.ts'

const codes = ['91440399000000019Q', '91440399000000027K', '91440399000000035E'].map(uscc)

class Died extends Error {}

interface Intention {
  readonly kind: 'register' | 'correct'
  readonly of: number
  readonly code: Uscc | null
  /** After so many accesses to the store the process dies, before the next one. */
  readonly dies: number | null
}

const intention: fc.Arbitrary<Intention> = fc.record({
  kind: fc.constantFrom('register', 'correct', 'correct'),
  of: fc.nat({ max: 1 }),
  code: fc.option(fc.constantFrom(...codes), { freq: 6 }),
  dies: fc.option(fc.nat({ max: 9 }), { freq: 2 }),
})

function enterprises(store: MemoryStore): ReadonlyMap<string, EnterpriseState> {
  const streams = [...store.streams].filter(([stream]) => stream.startsWith('enterprise-'))
  return new Map(
    streams.map(([stream, events]) => [
      stream,
      events
        .map(({ type, data }) => enterpriseEvents.codec.decode(type, data))
        .reduce(evolve, unregistered),
    ]),
  )
}

function expectNoCodeTwice(store: MemoryStore): void {
  const carried = [...enterprises(store).values()].map(codeOf).filter((code) => code !== null)
  expect(new Set(carried).size).toBe(carried.length)
}

function mortal(turn: () => Promise<void>, dies: number | null): () => Promise<void> {
  let accesses = 0
  return async () => {
    await turn()
    if (dies !== null && accesses++ >= dies) throw new Died()
  }
}

async function carryOut(store: MemoryStore, { kind, of, code }: Intention, commandId: string) {
  const call = callOf(commandId, { requestHash: `${kind} ${code}` })
  if (kind === 'register') return registerEnterprise(store, { ...profile, uscc: code }, call)
  const known = [...enterprises(store).keys()].sort()
  const stream = known[of % Math.max(1, known.length)] ?? ''
  const enterpriseId = stream.replace('enterprise-', '') as never
  return correctEnterprise(store, { ...correction({ uscc: code }), enterpriseId }, call)
}

const refused = (error: unknown): void => {
  if (!(error instanceof ProblemError) && !(error instanceof Died)) throw error
}

const world = async (): Promise<MemoryStore> => {
  const store = memoryStore('registry')
  await registerEnterprise(store, profile, callOf('first'))
  await registerEnterprise(store, { ...profile, uscc: codes[1] ?? null }, callOf('second'))
  return store
}

test('no two enterprises ever carry one code, however commands interleave and wherever they die', async () => {
  const property = fc.asyncProperty(
    fc.scheduler(),
    fc.array(intention, { minLength: 2, maxLength: 5 }),
    async (scheduler, intentions) => {
      const store = await world()
      const turn = async () => {
        await scheduler.schedule(Promise.resolve())
        expectNoCodeTwice(store)
      }
      const runs = intentions.map((one, index) =>
        carryOut(store.through(mortal(turn, one.dies)), one, `command-${index}`).catch(refused),
      )
      await scheduler.waitFor(Promise.all(runs))
      expectNoCodeTwice(store)
      const repeats = intentions.map((one, index) =>
        carryOut(store.through(turn), one, `command-${index}`).catch(refused),
      )
      await scheduler.waitFor(Promise.all(repeats))
      expectNoCodeTwice(store)
    },
  )
  await fc.assert(property, { numRuns: 600 })
}, 60_000)

test('a registration that dies half-way never blocks the code: the next one finishes it', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.nat({ max: 9 }), { maxLength: 4 }), async (deaths) => {
      const store = memoryStore('registry')
      for (const [index, dies] of deaths.entries())
        await registerEnterprise(
          store.through(mortal(async () => {}, dies)),
          profile,
          callOf(`dies-${index}`),
        ).catch(refused)
      const last = registerEnterprise(store, profile, callOf('last'))
      const done = await last.then(
        () => 'registered',
        (error: ProblemError) => error.problem.code,
      )
      expect(['registered', 'ENTERPRISE_ALREADY_REGISTERED']).toContain(done)
      expect(
        [...enterprises(store).values()].filter(({ status }) => status === 'active'),
      ).toHaveLength(1)
    }),
  )
})

test('a code given up by a writer who slept is not lost to the one that took it back', async () => {
  const [first, , free] = codes as [Uscc, Uscc, Uscc]
  const enterpriseId = deriveId('Enterprise', first)
  const to = (code: Uscc | null) => ({ ...correction({ uscc: code }), enterpriseId })
  for (let slept = 0; slept <= 14; slept++)
    for (let held = 0; held <= 14; held++) {
      const store = await world()
      const sleeper = pausing(slept)
      const atFirst = callOf('clear', { expectedVersion: 1 })
      const clearing = correctEnterprise(store.through(sleeper.turn), to(null), atFirst)
      await idle()
      await correctEnterprise(store, to(free), callOf('away')).catch(refused)
      const holder = pausing(held)
      const back = correctEnterprise(store.through(holder.turn), to(first), callOf('back'))
      await idle()
      sleeper.wake()
      await clearing.catch(refused)
      const taking = { ...profile, uscc: first }
      await registerEnterprise(store, taking, callOf('take')).catch(refused)
      holder.wake()
      await back.catch(refused)
      expectNoCodeTwice(store)
    }
})

test('a code that was corrected away is free, whatever happened while the writer slept', async () => {
  const [first, second, free] = codes as [Uscc, Uscc, Uscc]
  const enterpriseId = deriveId('Enterprise', first)
  const to = (code: Uscc | null) => ({ ...correction({ uscc: code }), enterpriseId })
  for (let slept = 0; slept <= 14; slept++) {
    const store = await world()
    const sleeper = pausing(slept)
    const away = correctEnterprise(store.through(sleeper.turn), to(free), callOf('away'))
    await idle()
    await correctEnterprise(store, to(null), callOf('clear')).catch(refused)
    await correctEnterprise(store, to(first), callOf('back')).catch(refused)
    sleeper.wake()
    await away.catch(refused)
    const carried = [...enterprises(store).values()].map(codeOf)
    const other = carried.includes(first) ? second : first
    const taking = registerEnterprise(store, { ...profile, uscc: other }, callOf('take'))
    if (other === first) expect(await taking).toMatchObject({ repeated: false })
    else await taking.catch(refused)
    expectNoCodeTwice(store)
  }
})

test('a claim that another writer overtook is made anew, and not refused', async () => {
  const [wanted] = codes as [Uscc]
  const enterpriseId = deriveId('Enterprise', wanted)
  const claimed = { uscc: wanted, enterpriseId }
  for (let slept = 0; slept <= 4; slept++) {
    const store = memoryStore('registry')
    const sleeper = pausing(slept)
    const late = claimCode(store.through(sleeper.turn), claimed, callOf('late').context)
    await idle()
    await claimCode(store, claimed, callOf('soon').context)
    sleeper.wake()
    await expect(late).resolves.toBeUndefined()
    expect((await store.load(usccClaim, wanted)).state).toMatchObject({ holder: enterpriseId })
  }
})

const idle = () => new Promise((resolve) => setImmediate(resolve))

function pausing(after: number) {
  let accesses = 0
  const { promise, resolve } = Promise.withResolvers<void>()
  const turn = async () => {
    if (accesses++ === after) await promise
  }
  return { turn, wake: resolve }
}
