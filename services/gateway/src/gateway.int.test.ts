import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { byService, recordingServices } from '@seedline/contracts/services'
import type { Stack } from '@seedline/stack'
import { type ConnectedServices, connectServices } from './outbound/grpc/connect.ts'
import { type Client, clientOf } from './testing/client.ts'
import { faultsBy } from './testing/faults-by.ts'
import { realStack } from './testing/real-stack.ts'
import { type TestGateway, testGateway } from './testing/test-gateway.ts'
import { testTokens } from './testing/test-tokens.ts'

const cny = (amount: string) => ({ currency: 'CNY', amount })
const evidence = [{ kind: 'resolution', title: '投委会决议' }]
const enterprise = {
  uscc: '91440399000000019Q',
  nameZh: '深圳新材示范',
  provenance: { source: '演示', confidence: 'verified', synthetic: true },
}
const commitment = (partnerKind: string, amount: string) => ({
  partnerId: partnerKind,
  partnerName: partnerKind,
  partnerKind,
  amount: cny(amount),
  committedOn: '2024-01-02',
})
const fund = {
  nameZh: '新材料专项基金',
  currency: 'CNY',
  targetSize: cny('100000000.00'),
  openedOn: '2024-01-01',
  generalPartner: '管理人',
  commitments: [
    commitment('government', '33333333.33'),
    commitment('institutional', '33333333.33'),
    commitment('enterprise', '33333333.34'),
  ],
}

interface LadderShown {
  readonly rungs: readonly { readonly round?: object }[]
}
interface CapTableShown {
  readonly holders: readonly { readonly percent: string }[]
}
interface FundShown {
  readonly byPartnerKind: readonly { readonly percent: string }[]
}

const isFilled = ({ holders }: Record<string, unknown>) =>
  Array.isArray(holders) && holders.length > 0

describe('the gateway before the real services', () => {
  let stack: Stack
  let services: ConnectedServices
  let gateway: TestGateway
  let manager: Client
  let operator: Client
  const ids = { enterprise: '', fund: '', deal: '' }

  beforeAll(async () => {
    stack = await realStack(recordingServices)
    const { keyFile, jwksFile } = stack.describe()
    services = connectServices(byService(recordingServices, (name) => stack.service(name).address))
    gateway = await testGateway({
      call: services.call,
      checks: services.checks,
      tokens: await testTokens({ keyFile, jwksFile }),
    })
    manager = clientOf(gateway.address, await gateway.tokens.of(['fund-manager', 'registrar']))
    operator = clientOf(gateway.address, await gateway.tokens.of(['operator']))
  }, 120_000)
  afterAll(async () => {
    await gateway?.close()
    services?.close()
    await stack?.stop()
  }, 60_000)

  test('records a seed round, and shows it on the ladder and the cap table within a second or so', async () => {
    ids.enterprise = (await manager.write('/enterprises', enterprise)).id
    ids.fund = (await manager.write('/funds', fund)).id
    await manager.until(`/enterprises/${ids.enterprise}`, () => true)
    ids.deal = (
      await manager.write('/deals', {
        fundId: ids.fund,
        enterpriseId: ids.enterprise,
        round: 'seed',
        proposedAmount: cny('5000000.00'),
        openedOn: '2024-02-01',
      })
    ).id
    const approval = { approvedAmount: cny('5000000.00'), approvedOn: '2024-03-01', evidence }
    await manager.write(`/deals/${ids.deal}/approval`, approval)
    const closed = await manager.write(`/deals/${ids.deal}/closing`, {
      closedOn: '2024-04-01',
      preMoney: cny('20000000.00'),
      sharePrice: { currency: 'CNY', amount: '5.00' },
      subscriptions: [
        {
          fundId: ids.fund,
          holderName: '专项基金',
          holderKind: 'fund',
          shares: '1000000',
          amount: cny('5000000.00'),
        },
        {
          holderId: 'angel-1',
          holderName: '甲',
          holderKind: 'individual',
          shares: '2000000',
          amount: cny('10000000.00'),
        },
      ],
      evidence,
    })
    const path = `/enterprises/${ids.enterprise}`
    const ladder = await manager.until(`${path}/ladder`, ({ version }) => version === 1)
    const [rung] = (ladder.json as unknown as LadderShown).rungs
    expect(rung).toMatchObject({ rung: 'seed', reachedOn: '2024-04-01', evidence })
    expect(rung?.round).toMatchObject({ dealId: ids.deal, traceId: closed.traceId })
    // The place that a closing keeps there comes first, and holds no shares.
    const capTable = await manager.until(`${path}/cap-table`, isFilled)
    const { holders } = capTable.json as unknown as CapTableShown
    expect(holders.map(({ percent }) => percent)).toEqual(['66.6667', '33.3333'])
  })

  test('as of the day before shows neither', async () => {
    const path = `/enterprises/${ids.enterprise}`
    expect((await manager.get(`${path}/ladder?asOf=2024-03-31`)).json?.rungs).toEqual([])
    expect((await manager.get(`${path}/cap-table?asOf=2024-03-31`)).json?.holders).toEqual([])
  })

  test('every answer of the real services has the shape that the document promises', async () => {
    const path = `/enterprises/${ids.enterprise}`
    const promised = (operationId: string) => {
      const found = gateway.routes.find(({ contract }) => contract.operationId === operationId)
      if (found === undefined) throw new Error(`there is no operation ${operationId}`)
      return faultsBy(found.contract.answer.schema)
    }
    const cases = [
      [path, 'getEnterprise'],
      ['/enterprises?currentRung=seed&search=深圳', 'listEnterprises'],
      [`${path}/history`, 'getEnterpriseHistory'],
      [`${path}/ladder`, 'getLadder'],
      [`${path}/cap-table`, 'getCapTable'],
      [`${path}/cap-table/history`, 'getCapTableHistory'],
      [`/funds/${ids.fund}`, 'getFund'],
      ['/funds', 'listFunds'],
      [`/deals/${ids.deal}`, 'getDeal'],
      [`/deals?enterpriseId=${ids.enterprise}&status=closed`, 'listDeals'],
    ] as const
    for (const [asked, operationId] of cases) {
      const { status, json } = await manager.get(asked)
      const faults = promised(operationId)(json)
      expect({ asked, status, faults }).toEqual({ asked, status: 200, faults: [] })
    }
    for (const service of recordingServices) {
      const answer = await operator.get(`/operations/${service}/delivery`)
      expect(promised('getDelivery')(answer.json)).toEqual([])
      expect((await operator.get(`/operations/${service}/dead-letters`)).json?.items).toEqual([])
    }
  })

  test('the commitments of three equal partners sum to exactly 100 %', async () => {
    const found = await manager.get(`/funds/${ids.fund}`)
    const { byPartnerKind } = found.json as unknown as FundShown
    const parts = byPartnerKind.map(({ percent }) => Math.round(Number(percent) * 10_000))
    expect(parts.reduce((sum, part) => sum + part, 0)).toBe(1_000_000)
  })

  test('a page token leads to the next page, and one made up is refused', async () => {
    for (const nameEn of ['Aa Materials', 'Ab Materials', 'Ac Materials'])
      await manager.write('/enterprises', { nameEn, provenance: enterprise.provenance })
    await manager.until('/enterprises?search=A', ({ total }) => total === 3)
    const first = await manager.get('/enterprises?search=A&pageSize=2')
    const token = encodeURIComponent(String(first.json?.nextPageToken))
    const second = await manager.get(`/enterprises?search=A&pageSize=2&pageToken=${token}`)
    expect([first.json?.items, second.json?.items].flat()).toHaveLength(3)
    expect(second.json?.nextPageToken).toBeUndefined()
    expect((await manager.get('/enterprises?pageToken=made-up')).json).toMatchObject({
      status: 400,
      code: 'PAGE_TOKEN_INVALID',
    })
    const csv = await manager.get('/enterprises?search=A', { accept: 'text/csv' })
    expect(csv.text.trim().split('\r\n')).toHaveLength(4)
  })

  const nowhere = '00000000-0000-4000-8000-000000000000'
  test.each([
    [
      'an unknown enterprise',
      'get',
      `/enterprises/${nowhere}`,
      undefined,
      404,
      'ENTERPRISE_UNKNOWN',
    ],
    ['an unknown deal', 'get', `/deals/${nowhere}`, undefined, 404, 'DEAL_UNKNOWN'],
    ['an unknown fund', 'get', `/funds/${nowhere}`, undefined, 404, 'FUND_UNKNOWN'],
    [
      'a step of an unknown deal',
      'post',
      `/deals/${nowhere}/due-diligence`,
      { startedOn: '2024-01-01' },
      404,
      'DEAL_UNKNOWN',
    ],
    [
      'a second registration',
      'post',
      '/enterprises',
      enterprise,
      409,
      'ENTERPRISE_ALREADY_REGISTERED',
    ],
    [
      'an unknown district',
      'post',
      '/enterprises',
      { nameEn: 'X', district: '999999', provenance: enterprise.provenance },
      400,
      'DISTRICT_UNKNOWN',
    ],
    [
      'a name in no language',
      'post',
      '/enterprises',
      { provenance: enterprise.provenance },
      400,
      'NAME_MISSING',
    ],
    [
      'an unknown parked event',
      'post',
      `/operations/fund/dead-letters/${nowhere}/replay`,
      undefined,
      404,
      'DEAD_LETTER_UNKNOWN',
    ],
    [
      'an unknown subscription',
      'post',
      '/operations/registry/subscriptions/none/pause',
      undefined,
      404,
      'SUBSCRIPTION_UNKNOWN',
    ],
    [
      'an unknown service',
      'get',
      '/operations/nowhere/delivery',
      undefined,
      404,
      'SERVICE_UNKNOWN',
    ],
  ] as const)(
    '%s is refused, with how to mend it',
    async (_what, method, path, body, status, code) => {
      const client = path.startsWith('/operations') ? operator : manager
      const answer = method === 'get' ? await client.get(path) : await client.post(path, body)
      expect({ status: answer.status, code: answer.json?.code }).toEqual({ status, code })
      expect(String(answer.json?.mend).length).toBeGreaterThan(10)
    },
  )

  test('a foreign currency is refused by the fund, and nothing is stored', async () => {
    const before = (await manager.get(`/funds/${ids.fund}`)).json?.version
    const foreign = {
      ...commitment('government', '1.00'),
      partnerId: 'x',
      amount: { currency: 'USD', amount: '1.00' },
    }
    const answer = await manager.post(`/funds/${ids.fund}/commitments`, foreign)
    expect(answer.json).toMatchObject({ status: 422, code: 'CURRENCY_MISMATCH' })
    expect((await manager.get(`/funds/${ids.fund}`)).json?.version).toBe(before)
  })

  test('a change decided on a stale version fails its precondition, and nothing is stored', async () => {
    const path = `/enterprises/${ids.enterprise}`
    const { etag, version } = await manager.get(path).then(({ headers, json }) => ({
      etag: headers.get('etag') ?? '',
      version: Number(json?.version),
    }))
    const correct = (nameEn: string) =>
      manager.post(
        `${path}/corrections`,
        { reason: '更名', nameEn },
        { headers: { 'if-match': etag } },
      )
    expect((await correct('First')).status).toBe(201)
    expect((await correct('Second')).json).toMatchObject({ status: 412, code: 'STALE_VERSION' })
    const now = await manager.get(`${path}?atLeastVersion=${version + 1}`)
    expect(now.json).toMatchObject({ nameEn: 'First', version: version + 1 })
  })

  test('a write whose answer was lost with its gateway is answered to its repetition by another', async () => {
    const { tokens } = gateway
    const token = await tokens.of(['registrar'])
    const body = { nameEn: 'Healed Ltd', provenance: enterprise.provenance }
    const key = 'key-of-the-lost'
    const dying = await testGateway({ call: services.call, tokens })
    const first = await clientOf(dying.address, token).post('/enterprises', body, { key })
    await dying.close()
    const healed = await clientOf(gateway.address, token).post('/enterprises', body, { key })
    expect(healed.json).toEqual({ ...first.json, repeated: true })
    expect(healed.headers.get('idempotency-replayed')).toBe('true')
    const found = await manager.until(
      '/enterprises?search=Healed',
      ({ total }) => Number(total) > 0,
    )
    expect(found.json?.total).toBe(1)
  })

  test('a key on another body for the same thing is refused, and a new one needed', async () => {
    const path = `/enterprises/${ids.enterprise}/corrections`
    const key = 'key-used-twice'
    const correct = (reason: string) =>
      manager.post(path, { reason, nameEn: `Renamed for ${reason}` }, { key })
    expect((await correct('one')).status).toBe(201)
    expect((await correct('two')).json).toMatchObject({
      status: 422,
      code: 'IDEMPOTENCY_KEY_REUSED',
    })
    expect((await correct('one')).json).toMatchObject({ repeated: true })
  })

  test('a refusal is not kept: it is decided anew when the same write is repeated', async () => {
    const key = 'key-of-the-refused'
    const body = { startedOn: '2024-02-02' }
    const early = await manager.post(`/deals/${nowhere}/due-diligence`, body, { key })
    expect(early.json).toMatchObject({ status: 404, code: 'DEAL_UNKNOWN' })
    const again = await manager.post(`/deals/${nowhere}/due-diligence`, body, { key })
    expect(again.json).toMatchObject({ status: 404, code: 'DEAL_UNKNOWN' })
    expect(again.headers.get('idempotency-replayed')).toBeNull()
  })

  test('a hundred repetitions at once of one write record it once', async () => {
    const body = { nameEn: 'Hundredfold Ltd', provenance: enterprise.provenance }
    const key = 'key-of-the-hundred'
    const all = await Promise.all(
      Array.from({ length: 100 }, () => manager.post('/enterprises', body, { key })),
    )
    const statuses = new Set(all.map(({ status }) => status))
    expect([...statuses].every((status) => [201, 409, 429].includes(status))).toBe(true)
    const done = all.filter(({ status }) => status === 201)
    expect(done.length).toBeGreaterThan(0)
    const outcomes = done.map(({ json }) => JSON.stringify({ ...json, repeated: undefined }))
    expect(new Set(outcomes).size).toBe(1)
    expect(done.filter(({ json }) => json?.repeated === false)).toHaveLength(1)
    const found = await manager.until(
      '/enterprises?search=Hundredfold',
      ({ total }) => Number(total) > 0,
    )
    expect(found.json?.total).toBe(1)
  })
})
