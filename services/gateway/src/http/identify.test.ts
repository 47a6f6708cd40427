import { randomBytes } from 'node:crypto'
import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals'
import { context, type Span, SpanKind, type Tracer, trace } from '@opentelemetry/api'
import { activeTraceId, startTelemetry } from '@seedline/service-kit'
import { recordedServices } from '../testing/recorded-services.ts'
import { post, request } from '../testing/requests.ts'
import { type TestGateway, testGateway } from '../testing/test-gateway.ts'

const traceId = '0af7651916cd43dd8448eb211c80319c'
const traceparent = `00-${traceId}-b7ad6b7169203331-01`
const dealId = '6f1d7d5e-9a3b-5c1d-8e2f-0a1b2c3d4e5f'

interface Recorded {
  name: string
  kind: SpanKind | undefined
  readonly attributes: Record<string, unknown>
  status: number | undefined
  ended: boolean
}

const hex = (bytes: number): string => randomBytes(bytes).toString('hex')

// A provider that notes what is said of each span.
const noteSpans = (): Recorded[] => {
  const spans: Recorded[] = []
  const startSpan: Tracer['startSpan'] = (name, options, from = context.active()) => {
    const noted: Recorded = {
      name,
      kind: options?.kind,
      attributes: { ...options?.attributes },
      status: undefined,
      ended: false,
    }
    spans.push(noted)
    const parent = trace.getSpanContext(from)
    const ids = { traceId: parent?.traceId ?? hex(16), spanId: hex(8), traceFlags: 1 }
    const span = {
      spanContext: () => ids,
      isRecording: () => true,
      updateName(to: string) {
        noted.name = to
      },
      setAttribute(key: string, value: unknown) {
        noted.attributes[key] = value
      },
      setStatus({ code }: { code: number }) {
        noted.status = code
      },
      recordException: () => undefined,
      end() {
        noted.ended = true
      },
    }
    return span as unknown as Span
  }
  trace.setGlobalTracerProvider({ getTracer: () => ({ startSpan }) as unknown as Tracer })
  return spans
}

describe('the trace of a request', () => {
  let gateway: TestGateway
  let token: string
  let spans: Recorded[]
  const services = recordedServices()
  beforeAll(async () => {
    spans = noteSpans()
    await startTelemetry('gateway-test', {})
    gateway = await testGateway({ call: services.call })
    token = await gateway.tokens.of(['fund-manager'])
  })
  afterEach(() => {
    spans.length = 0
  })
  afterAll(async () => {
    await gateway.close()
    trace.disable()
    context.disable()
  })

  test('goes on the caller’s, and is named in the answer', async () => {
    const answer = await request(gateway.address, '/api/v1/about', { headers: { traceparent } })
    expect(answer.headers.get('x-trace-id')).toBe(traceId)
    expect(answer.headers.get('traceparent')).toMatch(new RegExp(`^00-${traceId}-[0-9a-f]{16}-01$`))
    expect(answer.headers.get('traceparent')).not.toBe(traceparent)
  })

  test('begins anew where the caller gave none, or a malformed one', async () => {
    const malformed = { traceparent: '00-zz-zz-01' }
    for (const headers of [{}, malformed]) {
      const answer = await request(gateway.address, '/nothing', { headers })
      expect(answer.headers.get('x-trace-id')).toMatch(/^[0-9a-f]{32}$/)
      expect(answer.json?.traceId).toBe(answer.headers.get('x-trace-id'))
    }
  })

  test('is the active one where the service is called, also after a body was read', async () => {
    let seen: string | undefined
    services.reply('startDueDiligence', () => {
      seen = activeTraceId()
      return { id: dealId, version: 1, eventIds: [], traceId, repeatedCommand: false }
    })
    await post(gateway.address, `/api/v1/deals/${dealId}/due-diligence`, {
      token,
      body: { startedOn: '2024-05-20' },
      headers: { traceparent },
    })
    expect(seen).toBe(traceId)
    expect(spans[0]).toMatchObject({
      name: 'POST /api/v1/deals/{dealId}/due-diligence',
      kind: SpanKind.SERVER,
      ended: true,
      status: undefined,
      attributes: {
        'http.request.method': 'POST',
        'http.route': '/api/v1/deals/{dealId}/due-diligence',
        'http.response.status_code': 201,
        'enduser.id': 'user:li',
      },
    })
    expect(JSON.stringify(spans)).not.toContain(token)
  })

  test('fails only where the gateway does, and is not named for what callers guess', async () => {
    services.reply('getDeal', () => Promise.reject(new Error('broken')))
    await request(gateway.address, `/api/v1/deals/${dealId}`, { token })
    await request(gateway.address, '/guess/42')
    expect(spans.map(({ name, status }) => [name, status])).toEqual([
      ['GET /api/v1/deals/{dealId}', 2],
      ['GET', undefined],
    ])
  })
})
