import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals'
import {
  type RecordIpFactsRequest,
  RegisterIpRightRequest,
} from '@seedline/contracts/registry/v1/ip_right_service'
import { connectMongo } from '@seedline/event-store/database'
import { type FactClients, operated } from '@seedline/kept-facts'
import { eventually } from '@seedline/testing'
import { makePlace, type Place, type RunningService } from '@seedline/testing/running'
import { keepRights, type RightsKeeper } from './testing/keeping-rights.ts'
import { type Asking, askingOf, command, madeUp } from './testing/registry-calls.ts'
import { startRegistry } from './testing/running-registry.ts'

// Read models of the registry's rights, kept by two processes of another service, over the registry as it ships.

let place: Place
let running: RunningService
let asking: Asking
let keepers: RightsKeeper[] = []
let databases = 0

const start = async (): Promise<void> => {
  running = await startRegistry(place)
  asking = await askingOf(place, running)
}

beforeAll(async () => {
  place = await makePlace('kept')
  await start()
}, 60_000)

afterEach(async () => {
  await Promise.all(keepers.map((keeper) => keeper.stop()))
  keepers = []
})

afterAll(async () => {
  asking?.close()
  await running?.stop()
  for (let at = 1; at <= databases; at += 1) {
    const connection = await connectMongo(place.mongoUrl, `${place.database}_k${at}`, 'kept')
    await connection.dropDatabase()
    await connection.close()
  }
  await place?.remove()
}, 60_000)

const freshDatabase = (): string => `${place.database}_k${++databases}`

/** Whatever runs then: a registry that was begun anew answers elsewhere. */
const current = (): FactClients => ({
  facts: { getFacts: (...asked) => asking.facts.getFacts(...asked) },
  watches: { watchFacts: (...asked) => asking.watches.watchFacts(...asked) },
})

const keep = async (database: string): Promise<RightsKeeper> => {
  const { mongoUrl } = place
  const { token } = asking.as('service')
  const keeper = await keepRights({ mongoUrl, database, token, clients: current() })
  keepers.push(keeper)
  return keeper
}

const weights = [2, 3, 4, 5, 6, 7, 8, 9, 2, 3, 4, 5]
let serial = 0
const nextNumber = (): string => {
  serial += 1
  const digits = `20151${String(serial).padStart(7, '0')}`
  const rest = weights.reduce((sum, weight, at) => sum + weight * Number(digits[at]), 0) % 11
  return `${digits}.${rest === 10 ? 'X' : rest}`
}

const right = (enterpriseId: string) =>
  RegisterIpRightRequest.fromPartial({
    commandId: command(),
    family: 'IP_FAMILY_PATENT',
    number: nextNumber(),
    title: '虚构专利',
    filedOn: '2015-03-01',
    owners: [{ enterpriseId, name: '虚构企业', share: '60' }],
    acquisition: 'IP_ACQUISITION_ORIGINAL',
    provenance: madeUp,
    facts: [{ fact: { $case: 'granted', value: { on: '2017-01-01' } } }],
  })

const register = (enterpriseId: string) =>
  asking.ipRights.registerIpRight(right(enterpriseId), asking.as('registrar'))

const registerMany = async (enterpriseId: string, count: number): Promise<void> => {
  const rpc = '/seedline.registry.v1.IpRightService/RegisterIpRight'
  for (let left = count; left > 0; left -= 100) {
    const requests = Array.from({ length: Math.min(100, left) }, () =>
      Buffer.from(RegisterIpRightRequest.encode(right(enterpriseId)).finish()),
    )
    const { verdicts } = await asking.batches.runBatch(
      { rpc, requests, tryOnly: false },
      asking.as('registrar'),
    )
    expect(verdicts.map(({ verdict }) => verdict?.$case)).toEqual(requests.map(() => 'outcome'))
  }
}

const statusFact = (
  status: 'IP_LEGAL_STATUS_TERMINATED_FEE',
): RecordIpFactsRequest['facts'][number] => ({
  fact: {
    $case: 'statusChanged',
    value: {
      ipRightId: '',
      on: '2020-03-01',
      status,
      reference: '',
      evidence: [],
      provenance: undefined,
    },
  },
})

/** The fee was not paid, and the right has ended. */
const lapse = (ipRightId: string) =>
  asking.ipRights.recordIpFacts(
    {
      commandId: command(),
      expectedVersion: 0,
      ipRightId,
      facts: [statusFact('IP_LEGAL_STATUS_TERMINATED_FEE')],
    },
    asking.as('registrar'),
  )

const until = (holds: () => boolean | Promise<boolean>, ms = 30_000) =>
  eventually(async () => ((await holds()) ? true : undefined), ms)

const phaseIn = async ({ memory }: RightsKeeper, id: string) =>
  (await memory.get(id)).fact?.value?.phase

test('a lapse is in the memory of two processes within a second, and costs neither of them a read', async () => {
  const { id: enterpriseId } = await asking.register()
  const { id } = await register(enterpriseId)
  const database = freshDatabase()
  const one = await keep(database)
  const two = await keep(database)
  for (const { kept } of [one, two]) {
    await kept.ready()
    await until(() => kept.isFollowing())
  }
  for (const keeper of [one, two]) {
    expect(await phaseIn(keeper, id)).toBe('IP_PHASE_IN_FORCE')
    const { fact } = await keeper.memory.byKey(`owner:${enterpriseId}`)
    expect(fact.facts.map((one) => one.id)).toEqual([id])
  }
  const cold = [one, two].map(({ memory }) => memory.figures().cold)
  const { version } = await lapse(id)
  const at = performance.now()
  for (const keeper of [one, two])
    await until(async () => (await phaseIn(keeper, id)) === 'IP_PHASE_ENDED', 5000)
  expect(performance.now() - at).toBeLessThan(1000)
  for (const keeper of [one, two]) {
    const { fact } = await keeper.memory.byKey(`owner:${enterpriseId}`)
    expect(fact.facts).toMatchObject([{ id, version, value: { phase: 'IP_PHASE_ENDED' } }])
  }
  expect([one, two].map(({ memory }) => memory.figures().cold)).toEqual(cold)
  // One of them was told all there was; the other followed.
  expect([one.kept.figures().walks, two.kept.figures().walks]).toEqual([1, 0])
  // What they know is as of seconds ago, whether or not anything changes.
  await new Promise((resolve) => setTimeout(resolve, 7000))
  for (const { kept } of [one, two]) expect(kept.figures().lagMs).toBeLessThan(7000)
}, 90_000)

test('a process killed while it is told all for the first time leaves nothing behind that another can’t go on from', async () => {
  const { id: enterpriseId } = await asking.register()
  await registerMany(enterpriseId, 300)
  const database = freshDatabase()
  const script = new URL('./testing/keeping-rights.ts', import.meta.url).pathname
  const { token } = asking.as('service')
  const child = spawn(
    process.execPath,
    [script, place.mongoUrl, database, running.address, token],
    {
      stdio: ['ignore', 'ignore', 'inherit'],
      env: { ...process.env, NODE_OPTIONS: '' },
    },
  )
  const exited = once(child, 'exit')
  const connection = await connectMongo(place.mongoUrl, database, 'kept')
  try {
    const count = () => connection.collection('kept_ip_right_1').countDocuments({})
    await until(async () => (await count()) >= 40)
    child.kill('SIGKILL')
    await exited
    expect(await count()).toBeLessThan(250)
    const next = await keep(database)
    // Nothing can be read by then: nobody knows what lacks.
    await expect(next.memory.get(enterpriseId)).rejects.toMatchObject({
      problem: { code: 'VIEW_BEING_BUILT' },
    })
    await next.kept.ready()
    const { facts } = await next.kept.byKey(`owner:${enterpriseId}`, '', 500)
    expect(facts).toHaveLength(300)
  } finally {
    child.kill('SIGKILL')
    await connection.close()
  }
}, 90_000)

test('what changed while the registry was away is told once it is back, and only that', async () => {
  const { id: enterpriseId } = await asking.register()
  const { id } = await register(enterpriseId)
  const database = freshDatabase()
  const keeper = await keep(database)
  await keeper.kept.ready()
  expect(await phaseIn(keeper, id)).toBe('IP_PHASE_IN_FORCE')
  await keeper.stop()
  keepers = []
  await lapse(id)
  await running.kill()
  // A process that begins while the registry is away knows what was told before, and as of when.
  const { mongoUrl } = place
  const { token } = asking.as('service')
  const deaf = await keepRights({ mongoUrl, database, token, clients: current() })
  keepers.push(deaf)
  await deaf.kept.ready()
  expect(await phaseIn(deaf, id)).toBe('IP_PHASE_IN_FORCE')
  const known = (await deaf.memory.get(id)).heardUpTo
  asking.close()
  await start()
  await until(async () => (await phaseIn(deaf, id)) === 'IP_PHASE_ENDED')
  await until(async () => (await deaf.memory.get(id)).heardUpTo > known)
  expect(deaf.kept.figures()).toMatchObject({ walks: 0, caughtUp: true })
  expect(deaf.kept.figures().told).toBeLessThan(10)
}, 90_000)

test('while all is told anew, nothing that is there is ever missing', async () => {
  const { id: enterpriseId } = await asking.register()
  await registerMany(enterpriseId, 120)
  const keeper = await keep(freshDatabase())
  await keeper.kept.ready()
  const key = `owner:${enterpriseId}` as const
  const { facts } = await keeper.kept.byKey(key, '', 200)
  const [first] = facts
  await operated(keeper.kept).rebuild?.()
  let looks = 0
  await until(async () => {
    looks += 1
    expect((await keeper.kept.byKey(key, '', 200)).facts).toHaveLength(120)
    expect((await keeper.memory.get(first?.id ?? '')).fact?.version).toBe(first?.version)
    const { walks, isWalking } = keeper.kept.figures()
    return walks === 2 && !isWalking
  })
  expect(looks).toBeGreaterThan(3)
}, 90_000)

test('what an operator pauses is not heard until it may go on, and then whole', async () => {
  const { id: enterpriseId } = await asking.register()
  const { id } = await register(enterpriseId)
  const keeper = await keep(freshDatabase())
  const subscription = operated(keeper.kept)
  await keeper.kept.ready()
  expect(await subscription.caughtUp(10_000)).toBe(true)
  await subscription.pause()
  await until(() => subscription.paused)
  await lapse(id)
  expect(await subscription.caughtUp(1000)).toBe(false)
  expect(await phaseIn(keeper, id)).toBe('IP_PHASE_IN_FORCE')
  await subscription.resume()
  await until(async () => (await phaseIn(keeper, id)) === 'IP_PHASE_ENDED')
  expect(subscription.figures().build).toBeUndefined()
}, 60_000)

test('after the registry’s database was set back, what it no longer has is gone, whatever the token says', async () => {
  const { id: enterpriseId } = await asking.register()
  const { id: before } = await register(enterpriseId)
  const database = freshDatabase()
  const one = await keep(database)
  const two = await keep(database)
  await one.kept.ready()
  await two.kept.ready()
  for (const keeper of [one, two]) expect(await phaseIn(keeper, before)).toBe('IP_PHASE_IN_FORCE')
  await running.stop()
  asking.close()
  const connection = await connectMongo(place.mongoUrl, place.database, 'kept')
  await connection.dropDatabase()
  await connection.close()
  await start()
  const { id: survivor } = await register((await asking.register()).id)
  for (const keeper of [one, two]) {
    await until(async () => (await phaseIn(keeper, before)) === undefined)
    await until(async () => (await phaseIn(keeper, survivor)) === 'IP_PHASE_IN_FORCE')
    expect((await keeper.kept.byKey(`owner:${enterpriseId}`, '', 10)).facts).toEqual([])
  }
}, 120_000)
