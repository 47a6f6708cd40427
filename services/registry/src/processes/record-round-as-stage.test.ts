import { describe, expect, test } from '@jest/globals'
import { RoundClosed, RoundReversed } from '@seedline/contracts/fund/v1/deal_events'
import { Rung } from '@seedline/contracts/values/v1/rung'
import type { EventMessage } from '@seedline/messaging'
import { eventMessages, memoryStore } from '@seedline/testing'
import { deriveId, localDate, ProblemError } from '@seedline/values'
import { stageRecord } from '../stage-record/aggregate.ts'
import { callOf } from '../testing/command-calls.ts'
import { enterpriseId, evidence, noon, profile } from '../testing/enterprise-samples.ts'
import { recordStage } from '../use-cases/record-stage.ts'
import { registerEnterprise } from '../use-cases/register-enterprise.ts'
import { recordingRounds, recordRoundAsStage } from './record-round-as-stage.ts'

const dealId = deriveId('Deal', 'deal-1')
const traceparent = '00-11111111111111111111111111111111-2222222222222222-01'

const roundClosed = (change: Partial<RoundClosed> = {}, type = 'RoundClosed'): EventMessage => {
  const closed = RoundClosed.fromPartial({
    dealId,
    fundId: deriveId('Fund', 'fund-1'),
    enterpriseId,
    round: Rung.RUNG_SEED,
    closedOn: '2019-05-01',
    evidence: [{ kind: 'contract', title: 'closing documents' }],
    ...change,
  })
  const event = { type: `seedline.fund.v1.${type}`, data: RoundClosed.encode(closed).finish() }
  const [message] = eventMessages(
    { service: 'fund', aggregate: 'deal', id: dealId, firstVersion: 4 },
    [event],
  )
  if (!message) throw new Error('no message')
  return { ...message, traceparent }
}

const roundReversed = (closing = 4, version = 5): EventMessage => {
  const reversed = RoundReversed.fromPartial({
    dealId,
    fundId: deriveId('Fund', 'fund-1'),
    enterpriseId,
    round: Rung.RUNG_SEED,
    closedOn: '2019-05-01',
    closingEventId: `deal-${dealId}@${closing}`,
    reason: 'never closed',
  })
  const event = {
    type: 'seedline.fund.v1.RoundReversed',
    data: RoundReversed.encode(reversed).finish(),
  }
  const [message] = eventMessages(
    { service: 'fund', aggregate: 'deal', id: dealId, firstVersion: version },
    [event],
  )
  if (!message) throw new Error('no message')
  return { ...message, traceparent }
}

const running = async () => {
  const store = memoryStore('registry')
  await registerEnterprise(store, profile, callOf('register'))
  const handle = recordRoundAsStage({ store, clock: () => noon })
  const deadline = new Date(Date.now() + 5000)
  return {
    store,
    told: (message: EventMessage) => handle(message, { traceparent, deadline }),
    ladder: () => store.read(stageRecord, enterpriseId),
  }
}

const refusal = (run: Promise<unknown>): Promise<string> =>
  run.then(
    () => 'handled',
    (error: unknown) => (error instanceof ProblemError ? error.problem.code : String(error)),
  )

describe('A closed round', () => {
  test('becomes a rung that names fund, deal, event and trace, carried on for who closed it', async () => {
    const { told, ladder } = await running()
    await told(roundClosed())
    const [recorded] = await ladder()
    expect(recorded).toMatchObject({
      event: {
        type: 'StageReached',
        rung: 'seed',
        reachedOn: '2019-05-01',
        evidence: [{ kind: 'contract', title: 'closing documents' }],
        round: {
          fundId: deriveId('Fund', 'fund-1'),
          dealId,
          eventId: `deal-${dealId}@4`,
          traceId: '11111111111111111111111111111111',
        },
      },
      actor: {
        subject: 'process:registry/record-round-as-stage',
        onBehalfOf: 'user:test',
        roles: [],
      },
      traceparent,
    })
  })

  test('told again, changes nothing', async () => {
    const { told, ladder } = await running()
    await told(roundClosed())
    await told(roundClosed())
    expect(await ladder()).toHaveLength(1)
  })

  test('told again after the rung was recorded by hand and linked, changes nothing', async () => {
    const { store, told, ladder } = await running()
    const byHand = {
      enterpriseId,
      rung: 'seed' as const,
      reachedOn: localDate('2019-04-28'),
      evidence: [evidence('agreement')],
      outOfOrderReason: '',
      provenance: null,
    }
    await recordStage(store, byHand, callOf('by hand'))
    await told(roundClosed())
    await told(roundClosed())
    expect((await ladder()).map(({ type }) => type.split('.').at(-1))).toEqual([
      'StageReached',
      'StageCorrected',
    ])
  })

  test('told again after it was reversed, does not bring its rung back', async () => {
    const { told, ladder } = await running()
    await told(roundClosed())
    await told(roundReversed())
    await told(roundClosed())
    expect(await ladder()).toHaveLength(2)
  })

  test('that the ladder refuses is thrown with the refusal, so that it is parked with its cause', async () => {
    const { told, ladder } = await running()
    const unknown = roundClosed({ enterpriseId: deriveId('Enterprise', 'nobody') })
    expect(await refusal(told(unknown))).toBe('ENTERPRISE_UNKNOWN')
    expect(await refusal(told(roundClosed({ closedOn: '2018-01-01' })))).toBe(
      'STAGE_BEFORE_FOUNDATION',
    )
    expect(await refusal(told(roundClosed({ round: Rung.RUNG_LISTED })))).toBe(
      'NOT_A_FINANCING_RUNG',
    )
    expect(await refusal(told({ ...roundClosed(), data: Uint8Array.of(255) }))).toContain(
      'UnreadableEvent',
    )
    expect(await ladder()).toHaveLength(0)
  })

  test('and its reversal are the only events of a deal that the process hears', async () => {
    const { told, ladder } = await running()
    await told(roundClosed({}, 'DealApproved'))
    expect(await ladder()).toHaveLength(0)
  })
})

describe('A reversed round', () => {
  test('takes its rung with it, for who reversed it, and once only', async () => {
    const { told, ladder } = await running()
    await told(roundClosed())
    await told(roundReversed())
    await told(roundReversed())
    const [reached, reversed, ...more] = await ladder()
    if (reached?.event.type !== 'StageReached') throw new Error('no rung')
    expect(more).toEqual([])
    expect(reversed).toMatchObject({
      event: {
        type: 'StageRoundReversed',
        rungId: reached.event.rungId,
        reason: 'never closed',
        rungWithdrawn: true,
        closedOn: '2019-05-01',
        round: { dealId, eventId: `deal-${dealId}@4` },
      },
      actor: { subject: 'process:registry/record-round-as-stage', onBehalfOf: 'user:test' },
    })
  })

  test('heard before its closing, as when that was parked, lets it bring no rung any more', async () => {
    const { told, ladder } = await running()
    await told(roundReversed())
    await told(roundClosed())
    expect((await ladder()).map(({ type }) => type.split('.').at(-1))).toEqual([
      'StageRoundReversed',
    ])
  })

  test('whose bytes are none is unreadable', async () => {
    const { told } = await running()
    expect(await refusal(told({ ...roundReversed(), data: Uint8Array.of(255) }))).toContain(
      'UnreadableEvent',
    )
  })
})

test('A closed round is not lost because somebody took the id of its command before: it is refused, for people to look at', async () => {
  const { store, told, ladder } = await running()
  const closed = roundClosed()
  const stage = {
    enterpriseId,
    rung: 'capital-increase' as const,
    reachedOn: localDate('2020-01-01'),
    evidence: [evidence('press')],
    outOfOrderReason: '',
    provenance: null,
  }
  const id = deriveId('Command', recordingRounds.id, closed.id)
  await recordStage(store, stage, callOf(id, { requestHash: 'of a request' }))
  expect(await refusal(told(closed))).not.toBe('handled')
  expect(await ladder()).toHaveLength(1)
})
