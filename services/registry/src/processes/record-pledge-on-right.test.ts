import { describe, expect, test } from '@jest/globals'
import {
  PledgeEnforced,
  PledgeEntryReversed,
  PledgeFiled,
  PledgeRegistered,
  PledgeReleased,
} from '@seedline/contracts/credit/v1/pledge_events'
import type { EventMessage } from '@seedline/messaging'
import { eventMessages, type MemoryStore, memoryStore } from '@seedline/testing'
import { instant } from '@seedline/values'
import { ipRight } from '../ip-right/aggregate.ts'
import type { IpRightEvent } from '../ip-right/events.ts'
import { callOf } from '../testing/command-calls.ts'
import { granted, ipRightId, pledged, registered } from '../testing/ip-right-samples.ts'
import { recordPledgeOnRight } from './record-pledge-on-right.ts'

const clock = () => instant('2026-11-23T04:00:00.000Z')
const reference = 'Y2026980000001'
const of = { pledgeId: 'p', ipRightId, registrationNumber: reference }

const messageOf = (type: string, data: Uint8Array, version: number): EventMessage => {
  const stream = { service: 'credit', aggregate: 'pledge', id: ipRightId, firstVersion: version }
  const [message] = eventMessages(stream, [{ type: `seedline.credit.v1.${type}`, data }])
  if (!message) throw new Error('no message')
  return message
}

const isRegistered = messageOf(
  'PledgeRegistered',
  PledgeRegistered.encode(
    PledgeRegistered.fromPartial({
      ...of,
      registeredOn: '2026-02-01',
      bank: 'first bank',
      secured: { currency: 'CNY', minorUnits: 500_000_000n },
      maturesOn: '2029-01-20',
      evidence: [{ kind: 'registration', title: '质押登记通知书' }],
    }),
  ).finish(),
  3,
)
const isReleased = messageOf(
  'PledgeReleased',
  PledgeReleased.encode(
    PledgeReleased.fromPartial({ ...of, releasedOn: '2026-05-01', reason: '已清偿' }),
  ).finish(),
  4,
)
const isEnforced = messageOf(
  'PledgeEnforced',
  PledgeEnforced.encode(
    PledgeEnforced.fromPartial({ ...of, enforcedOn: '2026-05-02', reason: '未清偿' }),
  ).finish(),
  4,
)
const isFiled = messageOf(
  'PledgeFiled',
  PledgeFiled.encode(PledgeFiled.fromPartial({ ...of, filedOn: '2026-01-25' })).finish(),
  2,
)
const isReversed = (
  reversedStatus: 'PLEDGE_STATUS_REGISTERED' | 'PLEDGE_STATUS_RELEASED' | 'PLEDGE_STATUS_CHANGED',
  reversedOn: string,
  version: number,
) =>
  messageOf(
    'PledgeEntryReversed',
    PledgeEntryReversed.encode(
      PledgeEntryReversed.fromPartial({ ...of, reversedStatus, reversedOn, reason: '误录' }),
    ).finish(),
    version,
  )

const rightWith = async (...facts: readonly IpRightEvent[]): Promise<MemoryStore> => {
  const store = memoryStore('registry')
  const events = [registered(), granted(), ...facts]
  await store.append(ipRight, ipRightId, callOf('before').context, events, { expectedVersion: 0 })
  return store
}

const deadline = new Date(Date.now() + 5000)

async function told(store: MemoryStore, ...messages: readonly EventMessage[]) {
  const process = recordPledgeOnRight({ store, clock })
  for (const message of messages) await process(message, { deadline })
}

const since = async (store: MemoryStore, version = 2) =>
  (await store.read(ipRight, ipRightId)).slice(version)

describe('A pledge that an office has registered', () => {
  test('stands on its right, once, by the process on behalf of the bank’s officer', async () => {
    const store = await rightWith()
    await told(store, isFiled, isRegistered, isRegistered)
    expect(await since(store)).toMatchObject([
      {
        event: {
          type: 'IpPledged',
          on: '2026-02-01',
          reference,
          pledgee: 'first bank',
          until: '2029-01-20',
          secured: { currency: 'CNY', minor: 500_000_000n },
          evidence: [{ title: '质押登记通知书' }],
          provenance: { source: 'bank desk', confidence: 'reported', synthetic: true },
        },
        actor: { subject: 'process:registry/record-pledge-on-right' },
      },
    ])
    const [entry] = await since(store)
    expect(entry?.actor.onBehalfOf).toBeDefined()
  })

  test.each([
    ['released', isReleased, '2026-05-01'],
    ['enforced', isEnforced, '2026-05-02'],
  ])('is released there when it was %s, once', async (_, ended, on) => {
    const store = await rightWith()
    await told(store, isRegistered, ended, ended)
    const events = (await since(store)).map(({ event }) => event)
    expect(events).toMatchObject([
      { type: 'IpPledged' },
      { type: 'IpPledgeReleased', on, reference },
    ])
  })

  test('stays as somebody has recorded it under the same reference', async () => {
    const store = await rightWith(pledged('2026-02-02', reference))
    await told(store, isRegistered)
    expect(await since(store, 3)).toEqual([])
    await told(store, isReleased, isReleased)
    expect(await since(store, 3)).toMatchObject([{ event: { type: 'IpPledgeReleased' } }])
  })

  test('is taken back there when it was a mistake, as is its end', async () => {
    const store = await rightWith()
    const again = isReversed('PLEDGE_STATUS_RELEASED', '2026-05-01', 5)
    await told(store, isRegistered, isReleased, again, again)
    const never = isReversed('PLEDGE_STATUS_REGISTERED', '2026-02-01', 6)
    await told(store, never, never, isReversed('PLEDGE_STATUS_CHANGED', '2026-02-02', 7))
    const events = (await since(store)).map(({ event }) => event)
    expect(events).toMatchObject([
      { type: 'IpPledged' },
      { type: 'IpPledgeReleased' },
      { type: 'IpEntriesReversed', versions: [4], reason: '误录' },
      { type: 'IpEntriesReversed', versions: [3] },
    ])
  })

  test('that contradicts what stands on the right is parked with its cause, for people to mend', async () => {
    const store = await rightWith(pledged('2025-01-01', 'X-1'))
    await expect(told(store, isRegistered)).rejects.toMatchObject({
      problem: { code: 'IP_PLEDGE_STANDS' },
    })
  })
})
