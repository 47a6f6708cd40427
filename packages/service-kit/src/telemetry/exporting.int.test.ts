import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, describe, expect, test } from '@jest/globals'
import { type Running, start } from '../fixtures/process.ts'

let collector: Server | undefined
let running: Running | undefined
afterEach(() => {
  running?.child.kill('SIGKILL')
  collector?.closeAllConnections()
  collector?.close()
})

async function collecting(answers: boolean) {
  const received: { path: string; text: string }[] = []
  const server = createServer((request, response) => {
    const parts: Buffer[] = []
    request.on('data', (part: Buffer) => parts.push(part))
    request.on('end', () => {
      received.push({ path: request.url ?? '', text: Buffer.concat(parts).toString('latin1') })
      if (answers) response.writeHead(200).end()
    })
  })
  collector = server
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return { endpoint: `http://127.0.0.1:${port}`, received }
}

const run = (env: Record<string, string>): Running => {
  running = start(env)
  return running
}

describe('telemetry', () => {
  test('is sent before the process ends: spans under the service’s name, and runtime metrics', async () => {
    const { endpoint, received } = await collecting(true)
    const service = run({
      OTEL_EXPORTER_OTLP_ENDPOINT: endpoint,
      OTEL_SERVICE_NAME: 'seedline-small',
    })
    await service.until('"msg":"ready"')
    const traceId = /"trace_id":"([0-9a-f]{32})"/.exec(service.output())?.[1] ?? ''
    service.child.kill('SIGTERM')
    expect(await service.exit()).toBe(0)
    const spans = received.filter(({ path }) => path === '/v1/traces').map(({ text }) => text)
    expect(spans.join()).toContain('seedline-small')
    expect(spans.join()).toContain('starting')
    expect(spans.join()).toContain(Buffer.from(traceId, 'hex').toString('latin1'))
    const metrics = received.filter(({ path }) => path === '/v1/metrics').map(({ text }) => text)
    expect(metrics.join()).toMatch(/nodejs|v8js/)
    expect(received.some(({ path }) => path === '/v1/logs')).toBe(false)
  })

  test('keeps no process from stopping when the collector hangs', async () => {
    const { endpoint } = await collecting(false)
    const service = run({ OTEL_EXPORTER_OTLP_ENDPOINT: endpoint })
    await service.until('"msg":"ready"')
    const begun = Date.now()
    service.child.kill('SIGTERM')
    expect(await service.exit()).toBe(0)
    expect(Date.now() - begun).toBeLessThan(4_000)
  })

  test('is sent nowhere when no endpoint is named, and ids are real all the same', async () => {
    const service = run({})
    await service.until('"msg":"ready"')
    expect(service.output()).toMatch(/"trace_id":"(?!0{32})[0-9a-f]{32}"/)
    service.child.kill('SIGTERM')
    expect(await service.exit()).toBe(0)
  })
})
