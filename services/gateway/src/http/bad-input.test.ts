import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import { type RecordedServices, recordedServices } from '../testing/recorded-services.ts'
import { post, request, type Sent } from '../testing/requests.ts'
import { type TestGateway, testGateway } from '../testing/test-gateway.ts'

const enterpriseId = '6f1d7d5e-9a3b-5c1d-8e2f-0a1b2c3d4e5f'
const fundId = '7f1d7d5e-9a3b-5c1d-8e2f-0a1b2c3d4e5f'

const provenance = { source: 'licence', confidence: 'verified', synthetic: true }
const enterprise = { uscc: '91440399000000019Q', nameZh: '深圳新材', provenance }
const evidence = [{ kind: 'resolution', title: '投委会决议' }]
const deal = {
  fundId,
  enterpriseId,
  round: 'seed',
  proposedAmount: { currency: 'CNY', amount: '5000000.00' },
  openedOn: '2024-05-20',
}

describe('bad input', () => {
  let gateway: TestGateway
  let services: RecordedServices
  let token: string

  beforeAll(async () => {
    services = recordedServices()
    gateway = await testGateway({ call: services.call })
    token = await gateway.tokens.of(['registrar', 'fund-manager'])
  })
  afterAll(() => gateway.close())
  beforeEach(() => {
    services.calls.length = 0
  })

  const refused = async (
    path: string,
    sent: Sent,
    status: number,
    code: string,
    sentence: RegExp,
  ) => {
    const answer = await post(gateway.address, path, { token, ...sent })
    expect({ status: answer.status, code: answer.json?.code }).toEqual({ status, code })
    expect(answer.headers.get('content-type')).toBe('application/problem+json; charset=utf-8')
    expect(`${answer.json?.detail} ${answer.json?.mend}`).toMatch(sentence)
    expect(answer.json?.type).toBe(`/errors/${code}`)
    expect(answer.json?.instance).toBe(path)
    expect(answer.json?.requestId).toBe(answer.headers.get('x-request-id'))
    // Nothing was stored: no service was asked.
    expect(services.calls).toEqual([])
    return answer.json as { errors?: { pointer: string; code: string }[] }
  }

  test('a wrong check digit is named, with how a genuine code comes in', async () => {
    const body = { ...enterprise, uscc: '914403001922038217' }
    const { errors } = await refused(
      '/api/v1/enterprises',
      { body },
      400,
      'USCC_CHECK_DIGIT_WRONG',
      /licence/,
    )
    expect(errors).toMatchObject([{ pointer: '/uscc', code: 'USCC_CHECK_DIGIT_WRONG' }])
  })

  test('full-width characters in a code are named as what they are', async () => {
    const body = { ...enterprise, uscc: '91440300192203821６' }
    await refused('/api/v1/enterprises', { body }, 400, 'USCC_FULL_WIDTH', /half-width/)
  })

  test('an amount as a JSON number is refused, saying how to write it', async () => {
    const body = { ...deal, proposedAmount: { currency: 'CNY', amount: 5000000.1 } }
    const { errors } = await refused(
      '/api/v1/deals',
      { body },
      400,
      'AMOUNT_NOT_A_STRING',
      /"12\.34"/,
    )
    expect(errors).toMatchObject([{ pointer: '/proposedAmount/amount' }])
  })

  test.each([
    ['1,000.00', 'AMOUNT_MALFORMED', /separators/],
    ['1e6', 'AMOUNT_MALFORMED', /separators/],
    ['0.001', 'AMOUNT_TOO_PRECISE', /2 fraction digits/],
    ['99999999999999999999.00', 'AMOUNT_TOO_LARGE', /unit/],
  ])('the amount %s is refused as %s', async (amount, code, sentence) => {
    const body = { ...deal, proposedAmount: { currency: 'CNY', amount } }
    await refused('/api/v1/deals', { body }, 400, code, sentence)
  })

  test('an unknown currency is refused at the currency', async () => {
    const body = { ...deal, proposedAmount: { currency: 'RMB', amount: '1.00' } }
    const { errors } = await refused('/api/v1/deals', { body }, 400, 'CURRENCY_UNKNOWN', /ISO 4217/)
    expect(errors).toMatchObject([{ pointer: '/proposedAmount/currency' }])
  })

  test('a price in another currency than the subscriptions is refused', async () => {
    const subscription = {
      holderId: 'h1',
      holderName: '甲',
      holderKind: 'founder',
      shares: '1',
      amount: { currency: 'CNY', amount: '1.00' },
    }
    const body = {
      closedOn: '2024-05-20',
      sharePrice: { currency: 'USD', amount: '1' },
      subscriptions: [subscription],
      evidence,
    }
    await refused(`/api/v1/deals/${fundId}/closing`, { body }, 422, 'CURRENCY_MISMATCH', /CNY/)
  })

  test('a quantity as a JSON number is refused', async () => {
    const transactions = [
      {
        type: 'define-stock-class',
        stockClassId: 'c',
        name: 'c',
        classType: 'common',
        sharesAuthorized: 10,
      },
    ]
    const path = `/api/v1/enterprises/${enterpriseId}/cap-table/transactions`
    const { errors } = await refused(
      path,
      { body: { transactions } },
      400,
      'DECIMAL_NOT_A_STRING',
      /quotes/,
    )
    expect(errors).toMatchObject([{ pointer: '/transactions/0/sharesAuthorized' }])
  })

  test.each(['2023-02-29', '2024-13-01', '20240520', '2024-5-2'])(
    '%s is no date',
    async (openedOn) => {
      await refused(
        '/api/v1/deals',
        { body: { ...deal, openedOn } },
        400,
        'DATE_INVALID',
        /YYYY-MM-DD/,
      )
    },
  )

  test('an id that is none is refused before any service is asked', async () => {
    const path = '/api/v1/deals/abc/approval'
    const body = { approvedAmount: deal.proposedAmount, approvedOn: '2024-05-20', evidence }
    const { errors } = await refused(path, { body }, 400, 'ID_MALFORMED', /UUID/)
    expect(errors).toMatchObject([{ pointer: 'path:dealId' }])
  })

  test('a field that does not exist is refused: a misspelt figure is never dropped', async () => {
    const body = { ...deal, proposedAmmount: deal.proposedAmount }
    const { errors } = await refused('/api/v1/deals', { body }, 400, 'FIELD_UNKNOWN', /spelling/)
    expect(errors).toMatchObject([{ pointer: '/proposedAmmount' }])
  })

  test('__proto__ is a field that does not exist', async () => {
    const body = JSON.stringify(deal).replace('{', '{"__proto__":{"fundId":"x"},')
    await refused('/api/v1/deals', { body }, 400, 'FIELD_UNKNOWN', /spelling/)
  })

  test('faults of several sorts are all said at once', async () => {
    const body = { ...deal, openedOn: 'today', proposedAmount: { currency: 'CNY', amount: 1 } }
    const { errors } = await refused('/api/v1/deals', { body }, 400, 'REQUEST_INVALID', /errors/)
    expect(errors?.map(({ pointer }) => pointer)).toEqual(['/proposedAmount/amount', '/openedOn'])
  })

  test('a link that is no web address is refused: pages show it as one', async () => {
    const paper = { ...evidence[0], url: 'javascript:alert(1)' }
    const body = { rung: 'seed', reachedOn: '2024-05-20', evidence: [paper] }
    const path = `/api/v1/enterprises/${enterpriseId}/ladder/rungs`
    const { errors } = await refused(path, { body }, 400, 'URL_MALFORMED', /https/)
    expect(errors).toMatchObject([{ pointer: '/evidence/0/url' }])
  })

  test.each([
    ['a control character', '新\u0000材'],
    ['half a surrogate pair', '新\ud800材'],
  ])('%s in a name is refused, not replaced', async (_what, nameZh) => {
    const body = JSON.stringify({ ...enterprise, nameZh })
    await refused('/api/v1/enterprises', { body }, 400, 'TEXT_HAS_CONTROL_CHARACTERS', /invisible/)
  })

  test('a body that is no JSON is refused', async () => {
    await refused('/api/v1/deals', { body: '{"fundId": ' }, 400, 'JSON_MALFORMED', /brackets/)
  })

  test('a key given twice is refused at its place: none of two amounts is dropped', async () => {
    const body = JSON.stringify(deal).replace('"amount":', '"amount":"9.00","\\u0061mount":')
    const { errors } = await refused('/api/v1/deals', { body }, 400, 'DUPLICATE_KEY', /Keep one/)
    expect(errors).toMatchObject([{ pointer: '/proposedAmount/amount', code: 'DUPLICATE_KEY' }])
  })

  test('bytes that are not UTF-8 are refused, not replaced', async () => {
    const body = Buffer.from([0x7b, 0x22, 0xff, 0x22, 0x3a, 0x31, 0x7d])
    await refused('/api/v1/deals', { body }, 400, 'JSON_MALFORMED', /UTF-8/)
  })

  test('a body nested beyond reason is refused', async () => {
    const body = `${'['.repeat(100_000)}${']'.repeat(100_000)}`
    const answer = await post(gateway.address, '/api/v1/deals', { token, body })
    expect(answer.status).toBe(400)
    expect(services.calls).toEqual([])
  })

  test('a body over 256 KiB is refused', async () => {
    const body = { ...deal, note: 'x'.repeat(300_000) }
    await refused('/api/v1/deals', { body }, 413, 'BODY_TOO_LARGE', /256 KiB/)
  })

  test('a body over 256 KiB of unstated length is refused', async () => {
    const response = await fetch(`${gateway.address}/api/v1/deals`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        authorization: `Bearer ${token}`,
        'idempotency-key': 'key-of-unstated-length',
      },
      body: new Blob(['"', 'x'.repeat(400_000), '"']).stream(),
      duplex: 'half',
    } as RequestInit)
    expect(response.status).toBe(413)
    expect(((await response.json()) as { code: string }).code).toBe('BODY_TOO_LARGE')
    expect(services.calls).toEqual([])
  })

  test.each([
    ['text/plain', undefined],
    ['application/x-www-form-urlencoded', undefined],
    ['application/json; charset=gbk', undefined],
    ['application/json', 'gzip'],
  ])('content of type %s, encoding %s is refused', async (type, encoding) => {
    const headers = {
      'content-type': type,
      ...(encoding === undefined ? {} : { 'content-encoding': encoding }),
    }
    const sent = { body: JSON.stringify(deal), headers }
    await refused('/api/v1/deals', sent, 415, 'CONTENT_TYPE_UNSUPPORTED', /application\/json/)
  })

  test('a name of a signer that is too long is refused, though no service is asked', async () => {
    const body = { role: 'coach', name: '名'.repeat(101) }
    const path = '/api/v1/development/tokens'
    const { errors } = await refused(path, { body }, 400, 'TEXT_TOO_LONG', /100 characters/)
    expect(errors).toMatchObject([{ pointer: '/name' }])
  })

  test('live events of what is no enterprise are refused', async () => {
    const headers = { accept: 'text/event-stream' }
    const answer = await request(gateway.address, '/api/v1/events?enterpriseId=abc', {
      token,
      headers,
    })
    expect(answer.json).toMatchObject({ status: 400, code: 'ID_MALFORMED' })
    expect(answer.json?.errors).toMatchObject([{ pointer: 'query:enterpriseId' }])
  })

  test('a write without a body is refused', async () => {
    await refused('/api/v1/deals', {}, 400, 'BODY_MISSING', /JSON body/)
  })

  test('a write without an Idempotency-Key is refused', async () => {
    const sent = { body: deal, key: undefined }
    await refused('/api/v1/deals', sent, 400, 'IDEMPOTENCY_KEY_MISSING', /UUID/)
  })

  test.each(['short', 'with spaces in it', 'x'.repeat(129)])(
    'the key %s is refused',
    async (key) => {
      await refused('/api/v1/deals', { body: deal, key }, 400, 'IDEMPOTENCY_KEY_MALFORMED', /128/)
    },
  )

  test.each(['7', 'W/"7"', '"0"', '"7", "8"', '"99999999999"'])(
    'If-Match %s is refused',
    async (ifMatch) => {
      const sent = { body: { startedOn: '2024-05-20' }, headers: { 'if-match': ifMatch } }
      const path = `/api/v1/deals/${fundId}/due-diligence`
      await refused(path, sent, 400, 'IF_MATCH_MALFORMED', /ETag/)
    },
  )

  test('If-Match on what does not exist yet is refused rather than ignored', async () => {
    const sent = { body: deal, headers: { 'if-match': '"7"' } }
    await refused('/api/v1/deals', sent, 400, 'IF_MATCH_NOT_APPLICABLE', /If-Match/)
  })

  test.each(['pageSize=0', 'pageSize=201', 'pageSize=1e2', 'pageSize=', 'pageSize=5&pageSize=6'])(
    'the query %s is refused',
    async (query) => {
      const answer = await request(gateway.address, `/api/v1/enterprises?${query}`, { token })
      expect(answer.status).toBe(400)
      expect(answer.json?.errors).toMatchObject([{ pointer: 'query:pageSize' }])
      expect(services.calls).toEqual([])
    },
  )

  test('a filter that does not exist is refused: a list must not look filtered when it is not', async () => {
    const answer = await request(gateway.address, '/api/v1/enterprises?currentrung=seed', { token })
    expect(answer.json).toMatchObject({ status: 400, code: 'FIELD_UNKNOWN' })
    expect(services.calls).toEqual([])
  })
})
