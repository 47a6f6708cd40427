import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { gunzipSync } from 'node:zlib'
import { patiently } from '@seedline/stack/patience'
import { type OtlpExport, type ReceivedSpan, spansIn } from './received-span.ts'

/** Collects the spans that programs export by OTLP over HTTP, in JSON. */
export interface TraceReceiver {
  /** e.g. http://127.0.0.1:20418 */
  readonly url: string
  /** The settings by which a service sends its spans here, soon after they end. */
  readonly settings: Readonly<Record<string, string>>
  /** All spans so far, or those of one trace, by the time they began. */
  spans(traceId?: string): readonly ReceivedSpan[]
  /** Waits until the trace's spans are as wanted; what there was when the time ran out otherwise. */
  waitFor(
    traceId: string,
    wanted: (spans: readonly ReceivedSpan[]) => boolean,
    withinMs?: number,
  ): Promise<readonly ReceivedSpan[]>
  clear(): void
  stop(): Promise<void>
}

const largestBody = 32 * 1024 * 1024
const mostSpans = 200_000
const pollMs = 50

/** Starts a receiver on a free port of this machine. */
export async function traceReceiver(): Promise<TraceReceiver> {
  let kept: ReceivedSpan[] = []
  const server = createServer((request, response) => {
    void take(request).then(
      (spans) => {
        kept = [...kept, ...spans].slice(-mostSpans)
        response.writeHead(200, { 'content-type': 'application/json' }).end('{}')
      },
      (error: unknown) => response.writeHead(400).end(String(error)),
    )
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  const url = `http://127.0.0.1:${port}`
  const spans = (traceId?: string) =>
    kept
      .filter((span) => traceId === undefined || span.traceId === traceId)
      .sort((a, b) => (a.startedAt < b.startedAt ? -1 : 1))
  return {
    url,
    settings: {
      OTEL_EXPORTER_OTLP_ENDPOINT: url,
      OTEL_EXPORTER_OTLP_PROTOCOL: 'http/json',
      OTEL_METRICS_EXPORTER: 'none',
      OTEL_BSP_SCHEDULE_DELAY: '200',
    },
    spans,
    async waitFor(traceId, wanted, withinMs = 10_000) {
      const until = performance.now() + patiently(withinMs)
      while (performance.now() < until && !wanted(spans(traceId))) await sleep(pollMs)
      return spans(traceId)
    },
    clear: () => {
      kept = []
    },
    stop: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

async function take(request: IncomingMessage): Promise<ReceivedSpan[]> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length
    if (size > largestBody) throw new Error('the export is too large')
    chunks.push(chunk)
  }
  if (request.url !== '/v1/traces') return []
  const body = Buffer.concat(chunks)
  const text = request.headers['content-encoding'] === 'gzip' ? gunzipSync(body) : body
  return spansIn(JSON.parse(text.toString('utf8')) as OtlpExport)
}
