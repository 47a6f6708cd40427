import { randomUUID } from 'node:crypto'
import { createServer, type RequestListener, type Server } from 'node:http'
import type { AddressInfo, Socket } from 'node:net'
import { plainly, type RefusalCode } from '@seedline/contracts/refusals'
import { detailsOf } from '../problems/details.ts'
import { type Connections, lingerMs } from './connections.ts'
import { endUnlessAsked } from './continue.ts'
import { problemType } from './refuse.ts'

const codes: Readonly<Record<string, RefusalCode>> = {
  HPE_HEADER_OVERFLOW: 'HEADERS_TOO_LARGE',
  ERR_HTTP_REQUEST_TIMEOUT: 'REQUEST_TIMEOUT',
}

const rawAnswer = (code: RefusalCode): string => {
  const details = detailsOf(plainly(code), {
    language: 'en',
    instance: '',
    traceId: randomUUID().replaceAll('-', ''),
    requestId: randomUUID(),
  })
  const body = JSON.stringify(details)
  return [
    `HTTP/1.1 ${details.status} ${details.code}`,
    `Content-Type: ${problemType}`,
    `Content-Length: ${Buffer.byteLength(body)}`,
    `X-Request-Id: ${details.requestId}`,
    'Connection: close',
    '',
    body,
  ].join('\r\n')
}

// What the parser refuses never becomes a request, so it is answered by hand. Ending our half alone would leave the
// connection to its sender for as long as that likes.
const refuseMalformed =
  (connections: Connections) =>
  (error: Error & { readonly code?: string }, socket: Socket): void => {
    if (!socket.writable || connections.isAnswering(socket)) {
      socket.destroy()
      return
    }
    socket.end(rawAnswer(codes[error.code ?? ''] ?? 'HTTP_MALFORMED'))
    setTimeout(() => socket.destroy(), lingerMs).unref()
  }

/** A bounded HTTP server for the app: slow or endless requests are cut off. */
export const httpServer = (app: RequestListener, connections: Connections): Server => {
  const asked: RequestListener = (request, response) => {
    connections.asked(request, response)
    app(request, response)
  }
  const server = createServer(
    {
      maxHeaderSize: 16 * 1024,
      headersTimeout: 10_000,
      requestTimeout: 15_000,
      keepAliveTimeout: 65_000,
      connectionsCheckingInterval: 2_000,
    },
    asked,
  )
  // An answer that nobody fetches: live streams say something every 15 s.
  server.timeout = 30_000
  server.on('connection', connections.opened)
  server.on('clientError', refuseMalformed(connections))
  server.on('checkExpectation', asked)
  server.on('checkContinue', (request, response) => {
    endUnlessAsked(response)
    asked(request, response)
  })
  return server
}

/** Listens on a port (0: any free one) of one of this machine's addresses, and answers the port it got. */
export const listen = (server: Server, port: number, host: string): Promise<number> =>
  new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, host, () => resolve((server.address() as AddressInfo).port))
  })

/** Takes no more connections, lets what is under way finish within the time given, then cuts off the rest. */
export const closeServer = (server: Server, withinMs: number): Promise<void> =>
  new Promise((resolve) => {
    const patience = setTimeout(() => server.closeAllConnections(), withinMs)
    server.close(() => {
      clearTimeout(patience)
      resolve()
    })
    server.closeIdleConnections()
  })
