import { describe, expect, test } from '@jest/globals'
import { specification } from '@seedline/testing'
import { at, raised, rightSeen, today } from '../testing/watch-samples.ts'
import { type AlertCommand, decide } from './decide.ts'
import { type AlertEvent, alertIdOf } from './events.ts'
import { type AlertState, evolve, neverRaised } from './state.ts'

const { given } = specification<AlertState, AlertEvent, AlertCommand>({
  initial: neverRaised,
  decide,
  evolve,
})

const { type: _, raisedOn: __, ...content } = raised
const raise = { type: 'RaiseAlert', at, ...content } as const
const { alertId } = raised
const acknowledge = {
  type: 'AcknowledgeAlert',
  at,
  alertId,
  note: '已联系企业',
  acknowledgedBy: '信贷员',
} as const
const acknowledged: AlertEvent = {
  type: 'AlertAcknowledged',
  alertId,
  note: '已联系企业',
  acknowledgedBy: '信贷员',
  acknowledgedOn: today,
}

describe('An alert', () => {
  test('is raised once', () => {
    given().when(raise).then(raised)
    given(raised).when(raise).thenNothing()
    given(raised, acknowledged).when(raise).thenNothing()
  })

  test('is acknowledged by a person, once', () => {
    given(raised).when(acknowledge).then(acknowledged)
    given(raised, acknowledged).when(acknowledge).thenRejected('ALERT_ACKNOWLEDGED_ALREADY')
    given().when(acknowledge).thenRejected('ALERT_UNKNOWN')
  })

  test('is one for each bank and version of a fact, for whichever reason it is watched', () => {
    const ids = [
      alertIdOf('first-bank', rightSeen(3)),
      alertIdOf('second-bank', rightSeen(3)),
      alertIdOf('first-bank', rightSeen(4)),
      alertIdOf('first-bank', { ...rightSeen(3), kind: 'enterprise' }),
    ]
    expect(new Set(ids).size).toBe(4)
    expect(alertIdOf('First-Bank', rightSeen(3, 'eligible'))).toBe(ids[0])
  })
})
