import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { topicOf } from '@seedline/contracts/topics'
import { deriveId } from '@seedline/values'
import { type Caller, expectStatus, until } from '../system/caller.ts'
import { type RunningSystem, startSystem } from '../system/running-system.ts'
import { closing, type Prepared, prepareSeedRound } from '../system/seed-round.ts'
import { publishGarbage } from './garbage.ts'

const PARTITIONS = 6
// Whoever hears of a deal parks it for itself.
const subscriptions = ['record-round-as-stage', 'round_money']
const topic = topicOf('fund', 'deal') ?? ''
// Enough for every partition to get some: whichever the round takes, garbage lies before it.
const dealIds = Array.from({ length: 30 }, (_, at) => deriveId('Deal', 'garbage', String(at)))

let system: RunningSystem
let manager: Caller
let operator: Caller
let round: Prepared
let parked: readonly DeadLetter[]

interface DeadLetter {
  readonly id: string
  readonly subscription: string
  readonly topic: string
  readonly partition: number
  readonly offset: string
  readonly eventId: string
  readonly causeCode: string
  readonly cause: string
  readonly attempts: number
}

beforeAll(async () => {
  system = await startSystem()
  manager = await system.as('fund-manager')
  operator = await system.as('operator')
  round = await prepareSeedRound(manager, '91440399000000019Q')
  await publishGarbage(system.stack, dealIds)
}, 120_000)

afterAll(async () => {
  await system?.stop()
}, 30_000)

test('events that cannot be read are parked, and listed with their cause and origin', async () => {
  const { answer } = await until(
    () => operator.get('/operations/registry/dead-letters?pageSize=100'),
    ({ body }) => body.items?.length === subscriptions.length * dealIds.length,
    30_000,
  )
  parked = expectStatus(200, answer).items
  for (const name of subscriptions)
    expect(
      new Set(parked.flatMap((one) => (one.subscription === name ? [one.eventId] : []))),
    ).toEqual(new Set(dealIds.map((id) => `deal-${id}@1`)))
  expect(new Set(parked.map(({ partition }) => partition)).size).toBe(PARTITIONS)
  for (const deadLetter of parked) {
    expect(deadLetter.topic).toMatch(topic)
    expect(deadLetter.offset).toMatch(/^\d+$/)
    expect(deadLetter.causeCode).toMatch(/^[A-Z_]+$/)
    expect(deadLetter.cause).not.toBe('')
  }
})

test('their partitions go on: a round closed behind them reaches the ladder', async () => {
  expectStatus(201, await manager.post(`/deals/${round.dealId}/closing`, closing(round.fundId)))
  const { answer } = await until(
    () => manager.get(`/enterprises/${round.enterpriseId}/ladder`),
    ({ body }) => body.rungs?.length === 1,
    15_000,
  )
  expect(answer.body.rungs).toEqual([expect.objectContaining({ rung: 'seed' })])
})

test('a replay says that it failed again, and keeps the dead letter', async () => {
  const deadLetter = parked[0]
  const path = '/operations/registry/dead-letters'
  const replayed = expectStatus(
    200,
    await operator.post(`${path}/${encodeURIComponent(deadLetter?.id ?? '')}/replay`, {}),
  )
  expect(replayed).toMatchObject({ handled: false, cause: expect.stringMatching(/\S/) })
  const { items } = expectStatus(200, await operator.get(`${path}?pageSize=100`))
  expect(items).toHaveLength(parked.length)
  const kept = items.find(({ id }: DeadLetter) => id === deadLetter?.id)
  expect(kept.attempts).toBe((deadLetter?.attempts ?? 0) + 1)
})

test('nobody but an operator sees or replays what is parked', async () => {
  const refused = await manager.get('/operations/registry/dead-letters')
  expect(refused.status).toBe(403)
})
