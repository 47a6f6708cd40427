import { describe, expect, test } from '@jest/globals'
import { deliveries, eventMessages, foldView } from '@seedline/testing'
import { type PledgeEvent, pledgeEvents, pledgeIdOf } from '../../pledge/events.ts'
import {
  changed,
  filed,
  ipRightId,
  pledgeId,
  registered,
  released,
  reserved,
  reversed,
  standsRegistered,
} from '../../testing/pledge-samples.ts'
import { pledgeView } from './view.ts'

const of = { service: 'credit', aggregate: 'pledge', id: ipRightId }
const messages = (events: readonly PledgeEvent[]) =>
  eventMessages(of, events.map(pledgeEvents.codec.encode))
const folded = (...events: PledgeEvent[]) => foldView(pledgeView, messages(events)).get(ipRightId)

const otherId = pledgeIdOf(ipRightId, 'second bank', 'x')
const second = reserved({ pledgeId: otherId, bank: 'second bank' })

describe('The pledges on a right', () => {
  test('say how each stands, with the history of each alone', () => {
    const document = folded(reserved(), filed, registered, released, second)
    expect(document?.pledges).toMatchObject([
      {
        pledgeId,
        status: 'PLEDGE_STATUS_RELEASED',
        statusOn: '2026-02-05',
        registrationNumber: 'Y2026980000001',
        expiresOn: '',
        version: 5,
      },
      { pledgeId: otherId, status: 'PLEDGE_STATUS_RESERVED', expiresOn: '2026-02-19', version: 5 },
    ])
    expect(document?.pledges.map(({ history }) => history.length)).toEqual([4, 1])
  })

  test('say what was changed, and after a reversal what was so before', () => {
    expect(folded(reserved(), filed, registered, changed)?.pledges[0]).toMatchObject({
      status: 'PLEDGE_STATUS_CHANGED',
      secured: { currency: 'CNY', minorUnits: 400_000_000n },
    })
    const takenBack = reversed('changed', '2026-02-02', standsRegistered, 4)
    const document = folded(reserved(), filed, registered, changed, takenBack)
    expect(document?.pledges[0]).toMatchObject({
      status: 'PLEDGE_STATUS_REGISTERED',
      statusOn: '2026-02-01',
      secured: { currency: 'CNY', minorUnits: 500_000_000n },
    })
    expect(document?.pledges[0]).not.toHaveProperty('entryVersion')
    expect(document?.pledges[0]?.history).toHaveLength(5)
  })

  test('are the same however often and in whatever order their events come', () => {
    const all = messages([reserved(), filed, registered, released, second])
    const whole = foldView(pledgeView, all)
    for (const { messages: given } of deliveries(all))
      expect(foldView(pledgeView, given)).toEqual(whole)
  })
})
