import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { RoundClosed, RoundReversed } from '@seedline/contracts/fund/v1/deal_events'
import { topicNames } from '@seedline/contracts/topics'
import { Rung } from '@seedline/contracts/values/v1/rung'
import { connectMongo } from '@seedline/event-store/database'
import { eventually, refusal } from '@seedline/testing'
import {
  deleteRecords,
  makePlace,
  type Place,
  type RunningService,
} from '@seedline/testing/running'
import { deriveId } from '@seedline/values'
import { recordingRounds } from './processes/record-round-as-stage.ts'
import { type FundOutside, fundOutside } from './testing/fund-outside.ts'
import { type Asking, askingOf, command, madeUp, paper } from './testing/registry-calls.ts'
import { startRegistry } from './testing/running-registry.ts'

const traceId = '4bf92f3577b34da6a3ce929d0e0e4736'
const traceparent = `00-${traceId}-00f067aa0ba902b7-01`

let place: Place
let running: RunningService
let registry: Asking
let fund: FundOutside

beforeAll(async () => {
  place = await makePlace('registry')
  ;[running, fund] = await Promise.all([startRegistry(place), fundOutside(place)])
  registry = await askingOf(place, running)
}, 60_000)

afterAll(async () => {
  registry?.close()
  await Promise.all([running?.stop(), fund?.stop()])
  await place?.remove()
}, 30_000)

const closes = (enterpriseId: string, deal: string, change: Partial<RoundClosed> = {}) =>
  fund.closes(
    RoundClosed.fromPartial({
      dealId: deriveId('Deal', deal, place.database),
      fundId: deriveId('Fund', 'f'),
      enterpriseId,
      round: Rung.RUNG_SEED,
      closedOn: '2020-05-01',
      evidence: paper,
      provenance: madeUp,
      ...change,
    }),
    traceparent,
  )

const reverses = (enterpriseId: string, deal: string, closingEventId: string) =>
  fund.reverses(
    RoundReversed.fromPartial({
      dealId: deriveId('Deal', deal, place.database),
      fundId: deriveId('Fund', 'f'),
      enterpriseId,
      round: Rung.RUNG_SEED,
      closedOn: '2020-05-01',
      closingEventId,
      backTo: 'approved',
      backOn: '2020-03-01',
      reason: '误记',
      evidence: paper,
    }),
    traceparent,
  )

const rungsOnceThere = (enterpriseId: string, count: number) =>
  eventually(async () => {
    const { rungs } = await registry.ladder(enterpriseId)
    return rungs.length >= count ? rungs : undefined
  })

describe('A closed round', () => {
  test('becomes a rung with its evidence, its origin and its trace, and once only', async () => {
    const { id } = await registry.register({ nameZh: '轮次企业' })
    const eventId = await closes(id, 'deal-1')
    const actor = { subject: `process:registry/${recordingRounds.id}`, onBehalfOf: 'user:manager' }
    expect(await rungsOnceThere(id, 1)).toMatchObject([
      {
        rung: Rung.RUNG_SEED,
        reachedOn: '2020-05-01',
        evidence: paper,
        round: { eventId, traceId },
        recording: { traceId, recordedBy: actor },
      },
    ])
    const replay = { subscription: recordingRounds.id, from: '2020-01-01T00:00:00.000Z' }
    await registry.operations.replayFrom(replay, registry.as('operator'))
    await closes(id, 'deal-2', { round: Rung.RUNG_A, closedOn: '2021-05-01' })
    const rungs = await rungsOnceThere(id, 2)
    expect(rungs.map(({ rung }) => rung)).toEqual([Rung.RUNG_SEED, Rung.RUNG_A])
  })

  test('is linked to the rung that a coach recorded first', async () => {
    const { id } = await registry.register({ nameZh: '先记企业' })
    await registry.record(id, Rung.RUNG_SEED, '2020-04-28')
    await closes(id, 'deal-3')
    const [rung] = await eventually(async () => {
      const { rungs } = await registry.ladder(id)
      return rungs[0]?.round ? rungs : undefined
    })
    expect(rung).toMatchObject({ reachedOn: '2020-04-28', amendments: [{}], furtherRounds: [] })
  })

  test('that is reversed takes its rung with it, and closed anew brings another', async () => {
    const { id } = await registry.register({ nameZh: '冲销企业' })
    const eventId = await closes(id, 'deal-7')
    await rungsOnceThere(id, 1)
    await reverses(id, 'deal-7', eventId)
    const gone = await eventually(async () => {
      const { rungs } = await registry.ladder(id)
      return rungs[0]?.withdrawn ? rungs : undefined
    })
    expect(gone).toMatchObject([
      { rung: Rung.RUNG_SEED, withdrawn: true, amendments: [{ reason: '误记' }] },
    ])
    const again = await closes(id, 'deal-7', { closedOn: '2020-06-01' })
    expect(await rungsOnceThere(id, 2)).toMatchObject([
      { withdrawn: true },
      { reachedOn: '2020-06-01', withdrawn: false, round: { eventId: again } },
    ])
  })

  test('is put right on its deal: by hand its rung is not withdrawn', async () => {
    const { id } = await registry.register({ nameZh: '误撤企业' })
    await closes(id, 'deal-8')
    const [rung] = await rungsOnceThere(id, 1)
    const withdrawal = {
      commandId: command(),
      enterpriseId: id,
      expectedVersion: 0,
      rungId: rung?.rungId ?? '',
      reason: '误记',
    }
    const asked = registry.ladders.withdrawStage(withdrawal, registry.as('coach'))
    expect(await refusal(asked)).toMatchObject({ code: 'RUNG_OF_ROUND' })
  })

  test('that the ladder refuses is parked, and replayed once people have mended it', async () => {
    const { id } = await registry.register({ nameZh: '失败企业' })
    await registry.record(id, Rung.RUNG_FAILED, '2019-01-01')
    await closes(id, 'deal-4')
    const operator = registry.as('operator')
    const deadLetter = await eventually(async () => {
      const page = { pageSize: 50, pageToken: '' }
      const { deadLetters } = await registry.operations.listDeadLetters(page, operator)
      return deadLetters.find(({ causeCode }) => causeCode === 'LADDER_ENDED')
    }, 30_000)
    expect(deadLetter).toMatchObject({ subscription: recordingRounds.id, attempts: 5 })
    const { rungs } = await registry.ladder(id)
    const withdrawal = {
      commandId: command(),
      enterpriseId: id,
      expectedVersion: 0,
      rungId: rungs[0]?.rungId ?? '',
      reason: '误记',
    }
    await registry.ladders.withdrawStage(withdrawal, registry.as('coach'))
    const again = await registry.operations.replayDeadLetter({ id: deadLetter.id }, operator)
    expect(again).toMatchObject({ handled: true })
    const mended = (await registry.ladder(id, 3)).rungs.filter(({ withdrawn }) => !withdrawn)
    expect(mended).toMatchObject([{ rung: Rung.RUNG_SEED, round: {} }])
  }, 60_000)

  test('is heard again when the database was set back to before it was', async () => {
    const { id } = await registry.register({ nameZh: '恢复企业' })
    await closes(id, 'deal-5')
    await rungsOnceThere(id, 1)
    registry.close()
    await running.stop()
    await setBack(id)
    running = await startRegistry(place)
    registry = await askingOf(place, running)
    expect(await rungsOnceThere(id, 1)).toMatchObject([{ rung: Rung.RUNG_SEED, round: {} }])
  }, 60_000)

  test('is heard from the fund’s own store where Kafka no longer has it', async () => {
    const { id } = await registry.register({ nameZh: '补读企业' })
    await closes(id, 'deal-6')
    await rungsOnceThere(id, 1)
    registry.close()
    await running.stop()
    await setBack(id)
    await deleteRecords(place.brokers, place.topicPrefix + topicNames.fund.deal)
    running = await startRegistry(place, fund.address)
    registry = await askingOf(place, running)
    expect(await rungsOnceThere(id, 1)).toMatchObject([{ rung: Rung.RUNG_SEED, round: {} }])
  }, 60_000)
})

/** As a restore to before its first rung leaves the registry; Kafka knows nothing of it. */
async function setBack(enterpriseId: string): Promise<void> {
  const connection = await connectMongo(place.mongoUrl, place.database, 'registry')
  const { db } = connection
  if (db === undefined) throw new Error('no database')
  await db.collection('commits').deleteMany({ stream: `stage_record-${enterpriseId}` })
  await db.collection('subscription_positions').deleteMany({})
  for (const { name } of await db.listCollections({ name: /^view_/ }).toArray()) {
    await db.dropCollection(name)
  }
  await connection.close()
}
