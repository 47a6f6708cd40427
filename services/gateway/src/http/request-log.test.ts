import { expect, test } from '@jest/globals'
import { recordedServices } from '../testing/recorded-services.ts'
import { post, request } from '../testing/requests.ts'
import { withGateway } from '../testing/test-gateway.ts'

test('the log tells of each request by its route, and holds no token and nothing searched for', () => {
  const lines: [string, Record<string, unknown>][] = []
  const note = (level: string) => (facts: object) => void lines.push([level, { ...facts }])
  const logger = {
    debug: note('debug'),
    info: note('info'),
    warn: note('warn'),
    error: note('error'),
  }
  const { call } = recordedServices()
  return withGateway({ call, logger }, async ({ address, tokens }) => {
    const token = await tokens.of(['fund-manager'])
    await request(address, '/api/v1/session?search=secret-name', { token })
    await post(address, '/api/v1/deals', { token, body: {} })
    await request(address, '/api/v1/funds', { token })
    const requests = lines.filter(([, { method }]) => method !== undefined)
    expect(requests).toMatchObject([
      ['debug', { method: 'GET', route: '/api/v1/session', status: 400, subject: 'user:li' }],
      ['info', { method: 'POST', route: '/api/v1/deals', status: 400 }],
      ['info', { method: 'GET', route: '/api/v1/funds', status: 500 }],
    ])
    expect(lines.find(([level]) => level === 'error')?.[1]).toMatchObject({ code: 'INTERNAL' })
    expect(JSON.stringify(lines)).not.toMatch(/secret-name|eyJ/)
  })
})
