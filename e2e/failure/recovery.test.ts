import { expect, test } from '@jest/globals'
import type { Operation } from './history.ts'
import { quantile, recoveries } from './recovery.ts'

const accepted = (what: Operation['what'], answeredAt: number): Operation => ({
  subject: 'user:a',
  key: String(answeredAt),
  what,
  answeredAt,
  outcome: { kind: 'ok', id: 'x', eventIds: [] },
})

test('A service has recovered with the first command of its own that is accepted after the kill', () => {
  const kills = [
    { name: 'fund', at: 100 },
    { name: 'registry', at: 150 },
    { name: 'fund', at: 500 },
  ]
  const history = [
    accepted('close', 90),
    accepted('register', 120),
    accepted('open-deal', 300),
    accepted('close', 510),
    accepted('register', 900),
  ]
  expect(recoveries('fund', kills, history)).toEqual([200, 10])
  expect(recoveries('registry', kills, history)).toEqual([750])
})

test('A kill that the next one followed before anything was accepted says nothing', () => {
  const kills = [
    { name: 'fund', at: 100 },
    { name: 'fund', at: 200 },
  ]
  expect(recoveries('fund', kills, [accepted('close', 300)])).toEqual([100])
})

test('What was never accepted again is no recovery', () => {
  const refused: Operation = {
    ...accepted('close', 300),
    outcome: { kind: 'unknown', why: 'reset' },
  }
  expect(recoveries('fund', [{ name: 'fund', at: 100 }], [refused])).toEqual([])
})

test('A quantile is one of the values', () => {
  const values = Array.from({ length: 100 }, (_, index) => 100 - index)
  expect([quantile(values, 0.5), quantile(values, 0.99), quantile(values, 1)]).toEqual([
    50, 99, 100,
  ])
})
