import { gzipSync } from 'node:zlib'
import { afterEach, beforeEach, expect, test } from '@jest/globals'
import { type TraceReceiver, traceReceiver } from './trace-receiver.ts'

const traceId = '0af7651916cd43dd8448eb211c80319c'
const exported = (name: string, began: number) => ({
  resourceSpans: [
    {
      resource: { attributes: [{ key: 'service.name', value: { stringValue: 'seedline-fund' } }] },
      scopeSpans: [
        {
          spans: [
            {
              traceId,
              spanId: `b7ad6b716920333${began}`,
              name,
              kind: 2,
              startTimeUnixNano: `${began}000`,
              endTimeUnixNano: `${began}500`,
              attributes: [{ key: 'rpc.grpc.status_code', value: { intValue: '0' } }],
              status: { code: 2 },
              links: [{ traceId, spanId: '00f067aa0ba902b7' }],
            },
          ],
        },
      ],
    },
  ],
})

let receiver: TraceReceiver
beforeEach(async () => {
  receiver = await traceReceiver()
})
afterEach(() => receiver.stop())

const send = (body: string | Buffer, headers: Record<string, string> = {}) =>
  fetch(`${receiver.url}/v1/traces`, {
    method: 'POST',
    body: new Uint8Array(Buffer.from(body)),
    headers,
  })

test('a received span says who made it, when, how it ended and what it links to', async () => {
  await send(JSON.stringify(exported('CloseRound', 1)))
  expect(receiver.spans(traceId)).toEqual([
    {
      service: 'seedline-fund',
      name: 'CloseRound',
      traceId,
      spanId: 'b7ad6b7169203331',
      kind: 'server',
      startedAt: 1000n,
      endedAt: 1500n,
      failed: true,
      attributes: { 'rpc.grpc.status_code': 0 },
      links: [{ traceId, spanId: '00f067aa0ba902b7' }],
    },
  ])
})

test('spans are told by the time they began, also from a compressed export', async () => {
  await send(JSON.stringify(exported('later', 2)))
  const packed = gzipSync(JSON.stringify(exported('earlier', 1)))
  await send(packed, { 'content-encoding': 'gzip' })
  expect(receiver.spans().map((span) => span.name)).toEqual(['earlier', 'later'])
})

test('waiting ends when the trace is as wanted, and at the latest when the time runs out', async () => {
  setTimeout(() => void send(JSON.stringify(exported('CloseRound', 1))), 60)
  expect(await receiver.waitFor(traceId, (spans) => spans.length === 1)).toHaveLength(1)
  expect(await receiver.waitFor('another', (spans) => spans.length === 1, 100)).toEqual([])
})

test('a body that is not an export is answered with 400 and keeps nothing', async () => {
  expect((await send('{')).status).toBe(400)
  expect(receiver.spans()).toEqual([])
})
