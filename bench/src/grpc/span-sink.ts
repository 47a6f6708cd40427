import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

export interface SpanSink {
  readonly url: string
  readonly received: () => { readonly requests: number; readonly bytes: number }
  stop(): void
}

/** Takes OTLP over HTTP and throws it away, so that exporting costs the sender what it really does. */
export async function spanSink(): Promise<SpanSink> {
  let [requests, bytes] = [0, 0]
  const server = createServer((request, response) => {
    requests += 1
    request.on('data', (part: Buffer) => {
      bytes += part.byteLength
    })
    request.on('end', () => response.writeHead(200).end())
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}`,
    received: () => ({ requests, bytes }),
    stop() {
      server.close()
      server.closeAllConnections()
    },
  }
}
