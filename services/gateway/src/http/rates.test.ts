import { describe, expect, test } from '@jest/globals'
import { deskRate, type Rate } from '@seedline/contracts/rates'
import fc from 'fast-check'
import { recordedServices } from '../testing/recorded-services.ts'
import { request } from '../testing/requests.ts'
import { withGateway } from '../testing/test-gateway.ts'
import { type Rates, ratesBy } from './rates.ts'

const rate: Rate = { name: 'desk', quota: 5, seconds: 10 }
const clock = () => {
  let now = 1_000_000
  const go = (ms: number) => {
    now += ms
  }
  return { nowMs: () => now, go }
}

describe('An organisation', () => {
  test('is let in until its quota is used up, and told when to come back', () => {
    const { nowMs, go } = clock()
    const rates = ratesBy(nowMs)
    const taken = Array.from({ length: 5 }, () => rates.take(rate, 'first bank'))
    expect(taken.map(({ allowed, remaining }) => [allowed, remaining])).toEqual(
      [4, 3, 2, 1, 0].map((left) => [true, left]),
    )
    expect(rates.take(rate, 'first bank')).toEqual({ allowed: false, remaining: 0, wait: 2 })
    go(1_999)
    expect(rates.take(rate, 'first bank').allowed).toBe(false)
    go(1)
    expect(rates.take(rate, 'first bank')).toEqual({ allowed: true, remaining: 0, wait: 10 })
  })

  test('takes nothing from another one, nor from its own quota of another name', () => {
    const rates = ratesBy(clock().nowMs)
    for (let asked = 0; asked < 9; asked += 1) rates.take(rate, 'first bank')
    expect(rates.take(rate, 'second bank')).toMatchObject({ allowed: true, remaining: 4 })
    expect(rates.take({ ...rate, name: 'other' }, 'first bank').allowed).toBe(true)
  })

  test('that has made up for what it asked is forgotten; beyond the most the one that asked longest ago', () => {
    const { nowMs, go } = clock()
    const rates = ratesBy(nowMs, 2)
    for (const bank of ['a', 'a', 'b', 'b']) rates.take(rate, bank)
    rates.take(rate, 'c')
    expect(rates.take(rate, 'b').remaining).toBe(2)
    go(20_000)
    expect(rates.take(rate, 'b').remaining).toBe(4)
  })
})

test('In no stretch of time more is let in than the quota and what fills up meanwhile', () => {
  fc.assert(
    fc.property(fc.array(fc.nat({ max: 4_000 }), { maxLength: 80 }), (waits) => {
      const { nowMs, go } = clock()
      const rates = ratesBy(nowMs)
      const times: number[] = []
      for (const wait of waits) {
        go(wait)
        if (rates.take(rate, 'bank').allowed) times.push(nowMs())
      }
      for (const [from, begun] of times.entries())
        for (const [at, ended] of times.slice(from).entries())
          expect(at + 1).toBeLessThanOrEqual(5 + Math.floor((ended - begun) / 2_000 + 1e-3))
    }),
  )
})

describe('Over REST', () => {
  const path = `/api/v1/eligibility-queries/6f1d7d5e-9a3b-5c1d-8e2f-0a1b2c3d4e5f`
  const rates = ratesBy(() => 0)
  /** What is declared, but of so few that a test sees its end. */
  const few: Rates = { take: (one, bank) => rates.take({ ...one, quota: 2 }, bank) }

  test('a burst of one bank is told when to come back, and another one is answered meanwhile', async () => {
    const services = recordedServices()
    services.reply('getEligibilityAnswer', () => ({ queryId: 'q', decision: '' }))
    await withGateway({ call: services.call, rates: few }, async ({ address, tokens }) => {
      const ask = async (organisation: string, subject: string) => {
        const token = await tokens.of(['bank-officer'], subject, organisation)
        return request(address, path, { token })
      }
      const first = await ask('First Bank', 'user:a')
      expect(first.status).toBe(200)
      expect(first.headers.get('ratelimit-policy')).toBe(`"desk";q=${deskRate.quota};w=60`)
      expect(first.headers.get('ratelimit')).toBe('"desk";r=1;t=30')
      // The bank's, whoever of its people asks.
      await ask('first bank', 'user:b')
      const refused = await ask('First Bank', 'user:c')
      expect(refused.status).toBe(429)
      expect(refused.headers.get('retry-after')).toBe('30')
      expect(refused.headers.get('ratelimit')).toBe('"desk";r=0;t=30')
      expect(refused.json).toMatchObject({
        code: 'RATE_EXCEEDED',
        mend: expect.stringContaining('after 30 seconds'),
      })
      expect((await ask('Second Bank', 'user:d')).status).toBe(200)
      expect(services.calls).toHaveLength(3)
    })
  })
})
