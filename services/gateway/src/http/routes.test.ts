import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { type Role, roles } from '@seedline/service-kit'
import { contracts } from '../rest/contracts.ts'
import { allRoutes } from '../rest/routes.ts'
import { recordedServices } from '../testing/recorded-services.ts'
import { request } from '../testing/requests.ts'
import { type TestGateway, testGateway, withGateway } from '../testing/test-gateway.ts'
import { api } from './api.ts'
import { expressPath } from './express-path.ts'
import type { RouteServices } from './serve-route.ts'

interface Layer {
  readonly route?: { readonly path: string; readonly methods: Readonly<Record<string, boolean>> }
}

const served = (router: unknown): string[] =>
  (router as { stack: Layer[] }).stack
    .flatMap(({ route }) =>
      Object.keys(route?.methods ?? {}).map((method) => `${method} ${route?.path}`),
    )
    .filter((one) => !one.startsWith('_all '))

const idOf = '6f1d7d5e-9a3b-5c1d-8e2f-0a1b2c3d4e5f'
const address = (template: string): string =>
  template.replace('{service}', 'fund').replaceAll(/\{[A-Za-z]+\}/g, idOf)

describe('the router', () => {
  let gateway: TestGateway
  const services = recordedServices()
  beforeAll(async () => {
    gateway = await testGateway({ call: services.call })
  })
  afterAll(() => gateway.close())

  test('serves exactly the operations that the document speaks of', () => {
    const router = api(gateway.routes, {} as RouteServices)
    const documented = contracts.map(({ method, path }) => `${method} ${expressPath(path)}`)
    expect(served(router).sort()).toEqual(documented.sort())
  })

  test('every operation says who may call it', () => {
    for (const { contract } of gateway.routes) {
      const { admits } = contract
      expect(admits === 'anyone' || admits === 'any-role' || admits.length > 0).toBe(true)
    }
  })

  test.each(
    contracts
      .filter(({ admits }) => admits !== 'anyone')
      .map((one) => [one.operationId, one] as const),
  )(
    '%s lets nobody in without a token, with a spoilt one, or with an expired one',
    async (_id, { method, path }) => {
      const token = await gateway.tokens.of(['registrar'])
      const [header, claims, signature = ''] = token.split('.')
      const spoilt = [header, claims, signature.split('').reverse().join('')].join('.')
      const cases = [
        [undefined, 'TOKEN_MISSING'],
        [spoilt, 'TOKEN_INVALID'],
        [await gateway.tokens.expired(), 'TOKEN_EXPIRED'],
      ] as const
      for (const [given, code] of cases) {
        const sent = {
          method: method.toUpperCase(),
          ...(given === undefined ? {} : { token: given }),
        }
        const answer = await request(gateway.address, address(path), sent)
        expect(answer.json).toMatchObject({ status: 401, code })
        expect(answer.headers.get('www-authenticate')).toContain('Bearer')
      }
      expect(services.calls).toEqual([])
    },
  )

  test.each(
    contracts
      .filter(({ admits }) => Array.isArray(admits))
      .map((one) => [one.operationId, one] as const),
  )('%s lets nobody in with another role', async (_id, { method, path, admits }) => {
    const others = roles.filter((role) => !(admits as readonly string[]).includes(role))
    const askedBy = async (held: readonly Role[]) =>
      (
        await request(gateway.address, address(path), {
          token: await gateway.tokens.of(held),
          method: method.toUpperCase(),
        })
      ).json
    const beside = others.filter((role) => role !== 'bank-officer')
    expect(await askedBy(beside)).toMatchObject({ status: 403, code: 'ROLE_NOT_ALLOWED' })
    const code = expect.stringMatching(/^(ROLE_NOT_ALLOWED|THROUGH_BANK_DESK)$/)
    if (beside.length < others.length)
      expect(await askedBy(['bank-officer'])).toMatchObject({ status: 403, code })
    expect(services.calls).toEqual([])
  })

  test('a token without a known role reads nothing', async () => {
    const token = await gateway.tokens.of(['nobody' as 'coach'])
    const answer = await request(gateway.address, '/api/v1/enterprises', { token })
    expect(answer.json).toMatchObject({ status: 403, code: 'ROLE_NOT_ALLOWED' })
  })

  test('an unknown address is a problem, also for a browser', async () => {
    for (const path of [
      '/api/v1/nothing',
      '/api',
      '/api/v1/enterprises/',
      '/health',
      '/docs/x',
      '/assets/x.js',
    ]) {
      const answer = await request(gateway.address, path, { headers: { accept: 'text/html,*/*' } })
      expect({ path, ...answer.json }).toMatchObject({ path, status: 404, code: 'ROUTE_UNKNOWN' })
    }
  })

  test('another method is a problem that names the right ones', async () => {
    const answer = await request(gateway.address, '/api/v1/deals', { method: 'DELETE' })
    expect(answer.json).toMatchObject({ status: 405, code: 'METHOD_NOT_ALLOWED' })
    expect(answer.headers.get('allow')).toBe('POST, GET, HEAD, OPTIONS')
    const options = await request(gateway.address, '/api/v1/deals', { method: 'OPTIONS' })
    expect(options.status).toBe(204)
  })

  test('an address that is not encoded correctly is a problem', async () => {
    const answer = await request(gateway.address, '/api/v1/deals/%E0%A4%A')
    expect(answer.json).toMatchObject({ status: 400, code: 'ADDRESS_MALFORMED' })
  })

  test('what cannot be answered in the format asked for is a problem', async () => {
    const token = await gateway.tokens.of(['registrar'])
    const headers = { accept: 'application/xml' }
    const answer = await request(gateway.address, '/api/v1/session', { token, headers })
    expect(answer.json).toMatchObject({ status: 406, code: 'NOT_ACCEPTABLE' })
  })
})

describe('tokens for development', () => {
  const path = '/api/v1/development/tokens'
  const { call } = recordedServices()

  test('are signed where a key was given, and let their holder in', () =>
    withGateway({ call }, async ({ address }) => {
      const body = { role: 'fund-manager', name: '王经理' }
      const answer = await request(address, path, { method: 'POST', key: undefined, body })
      expect(answer.status).toBe(201)
      const token = String(answer.json?.token)
      const session = await request(address, '/api/v1/session', { token })
      expect(session.json).toMatchObject({ name: '王经理', roles: ['fund-manager'] })
    }))

  test.each([
    ['in production, whatever key is there', { environment: 'production' as const }],
    ['without a key', { signsTokens: false }],
  ])('do not exist %s', (_when, options) =>
    withGateway({ call, ...options }, async ({ address }) => {
      const answer = await request(address, path, { method: 'POST', body: { role: 'registrar' } })
      expect(answer.json).toMatchObject({ status: 404, code: 'ROUTE_UNKNOWN' })
      const about = await request(address, '/api/v1/about')
      expect(about.json?.developmentTokens).toBe(false)
      const document = await request(address, '/openapi.json')
      expect(document.text).not.toContain(path)
    }),
  )
})

test('every contract is bound to a route when all is given', () => {
  const routes = allRoutes({
    call: recordedServices().call,
    batch: async () => [],
    hub: {} as never,
    verifier: {} as never,
    developmentTokens: async () => ({ token: '', expiresAt: '' }),
    system: { about: {} as never, document: () => ({}), checks: {} },
  })
  expect(new Set(routes.map(({ contract }) => contract))).toEqual(new Set(contracts))
})
