import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { hubLimits, liveHub } from '../live/hub.ts'
import type { LiveEvent } from '../live/live-event.ts'
import { recordedServices } from '../testing/recorded-services.ts'
import { request } from '../testing/requests.ts'
import { type TestGateway, testGateway } from '../testing/test-gateway.ts'

const enterpriseId = '6f1d7d5e-9a3b-5c1d-8e2f-0a1b2c3d4e5f'
const event: LiveEvent = {
  eventId: `stage_record-${enterpriseId}@1`,
  type: 'seedline.registry.v1.StageReached',
  subject: enterpriseId,
  stream: `stage_record-${enterpriseId}`,
  version: 1,
  enterpriseId,
  occurredAt: '2024-05-20T00:00:00.000Z',
}

const textUntil = async (response: Response, wanted: RegExp): Promise<string> => {
  const reader = response.body?.getReader()
  let text = ''
  while (reader && !wanted.test(text)) {
    const { done, value } = await reader.read()
    if (done) break
    text += Buffer.from(value).toString('utf8')
  }
  return text
}

describe('the stream of live events', () => {
  let gateway: TestGateway
  let token: string
  const hub = liveHub({ ...hubLimits, ofSubject: 2 })
  beforeAll(async () => {
    gateway = await testGateway({ call: recordedServices().call, hub })
    token = await gateway.tokens.of(['statistician'])
  })
  afterAll(() => gateway.close())
  const open = (query = '', headers = {}) => {
    const gone = new AbortController()
    const response = fetch(`${gateway.address}/api/v1/events${query}`, {
      headers: { authorization: `Bearer ${token}`, accept: 'text/event-stream', ...headers },
      signal: gone.signal,
    })
    return { response, close: () => gone.abort() }
  }

  test('tells of a fact as it comes, whatever event the client saw last', async () => {
    const { response, close } = open(`?enterpriseId=${enterpriseId}`, { 'last-event-id': 'x@1' })
    const stream = await response
    expect(stream.headers.get('content-type')).toBe('text/event-stream; charset=utf-8')
    expect(stream.headers.get('cache-control')).toBe('no-store')
    const reading = textUntil(stream, /data: .*\n\n/)
    hub.publish({ ...event, enterpriseId: 'another', eventId: 'another@1' }, { rule: 'any-role' })
    hub.publish(event, { rule: 'any-role' })
    const text = await reading
    expect(text).toContain('retry: 2000')
    expect(text).toContain(`id: ${event.eventId}\nevent: fact\ndata: ${JSON.stringify(event)}\n\n`)
    expect(text).not.toContain('another')
    close()
  })

  test('is refused as a problem when there are too many', async () => {
    while (hub.figures().clients > 0) await new Promise((resolve) => setTimeout(resolve, 5))
    const streams = [open(), open()]
    await Promise.all(streams.map(({ response }) => response))
    const refused = await request(gateway.address, '/api/v1/events', { token })
    expect(refused.json).toMatchObject({ status: 429, code: 'TOO_MANY_STREAMS' })
    for (const { close } of streams) close()
  })

  test('takes an id that is one', async () => {
    const refused = await request(gateway.address, '/api/v1/events?enterpriseId=x', { token })
    expect(refused.json).toMatchObject({ status: 400, code: 'ID_MALFORMED' })
  })
})
