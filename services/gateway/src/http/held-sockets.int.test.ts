import { afterEach, describe, expect, test } from '@jest/globals'
import { postHead, type RawConnection, rawConnection } from '../testing/raw-connection.ts'
import { recordedServices } from '../testing/recorded-services.ts'
import { request } from '../testing/requests.ts'
import { type TestGateway, withGateway } from '../testing/test-gateway.ts'

const enterpriseId = '6f1d7d5e-9a3b-5c1d-8e2f-0a1b2c3d4e5f'
const rungs = `/api/v1/enterprises/${enterpriseId}/ladder/rungs`

// Longer than a body may take to come, so that what happens after that is seen too.
const attackMs = 20_000

describe('while an attacker holds sockets that say nothing further', () => {
  const held: RawConnection[] = []
  afterEach(() => {
    for (const { socket } of held.splice(0)) socket.destroy()
  })
  const hold = async (gateway: TestGateway, count: number, sent: string): Promise<void> => {
    for (let opened = 0; opened < count; opened += 1) {
      held.push(rawConnection(gateway.address, sent))
      if (opened % 50 === 49) await new Promise((resolve) => setTimeout(resolve, 5))
    }
  }
  const stillAnswers = async ({ address, tokens }: TestGateway): Promise<void> => {
    const token = await tokens.of(['bank-officer'])
    const until = performance.now() + attackMs
    const times: number[] = []
    while (performance.now() < until) {
      const started = performance.now()
      // A connection of its own each time, as a probe or a newcomer has.
      const headers = { connection: 'close' }
      const [live, read] = await Promise.all([
        request(address, '/health/live', { headers }),
        request(address, '/api/v1/session', { token, headers }),
      ])
      expect([live.status, read.status]).toEqual([200, 200])
      times.push(performance.now() - started)
      await new Promise((resolve) => setTimeout(resolve, 250))
    }
    // All are answered. A machine that is busy otherwise may stop this whole process for a while: one in ten is let pass.
    const nineInTen = times.toSorted((a, b) => a - b)[Math.floor(times.length * 0.9) - 1]
    expect(nineInTen).toBeLessThan(1_000)
  }
  const allLetGo = async (): Promise<void> => {
    // The first byte is answered with a reset, at which the second fails.
    for (const _byte of [1, 2, 3]) {
      for (const { socket } of held) if (!socket.destroyed) socket.write(' ')
      await new Promise((resolve) => setTimeout(resolve, 500))
    }
    expect(held.filter((one) => !one.isClosed()).length).toBe(0)
  }
  const { call } = recordedServices()

  test(
    '260 writes of one caller whose bodies never come',
    () =>
      withGateway({ call }, async (gateway) => {
        const token = await gateway.tokens.of(['coach'])
        const headers = { Authorization: `Bearer ${token}`, 'Idempotency-Key': 'key-of-the-attack' }
        await hold(gateway, 260, `${postHead(rungs, 100, headers)}{`)
        await stillAnswers(gateway)
        await allLetGo()
      }),
    60_000,
  )

  test(
    '260 requests for a development token whose bodies never come',
    () =>
      withGateway({ call }, async (gateway) => {
        await hold(gateway, 260, `${postHead('/api/v1/development/tokens', 100)}{`)
        const signed = await request(gateway.address, '/api/v1/development/tokens', {
          method: 'POST',
          body: { role: 'coach' },
        })
        expect(signed.status).toBe(201)
        await stillAnswers(gateway)
        await allLetGo()
      }),
    60_000,
  )

  test(
    '2,000 connections with half a header and no token',
    () =>
      withGateway({ call }, async (gateway) => {
        await hold(gateway, 2_000, 'GET / HTTP/1.1\r\n')
        await stillAnswers(gateway)
        await allLetGo()
      }),
    60_000,
  )
})
