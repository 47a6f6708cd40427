import { randomUUID } from 'node:crypto'
import { createServer, type RequestListener, type Server } from 'node:http'
import type { AddressInfo, Socket } from 'node:net'
import type { ProblemCode } from '../problems/catalogue.ts'
import { detailsOf } from '../problems/details.ts'
import { problemOf } from '../problems/refusal.ts'
import { problemType } from './refuse.ts'

const mostConnections = 2_000

const codes: Readonly<Record<string, ProblemCode>> = {
  HPE_HEADER_OVERFLOW: 'HEADERS_TOO_LARGE',
  ERR_HTTP_REQUEST_TIMEOUT: 'REQUEST_TIMEOUT',
}

// What the parser refuses never becomes a request, so it is answered by hand.
const refuseMalformed = (error: Error & { readonly code?: string }, socket: Socket): void => {
  if (!socket.writable) {
    socket.destroy()
    return
  }
  const details = detailsOf(problemOf(codes[error.code ?? ''] ?? 'HTTP_MALFORMED'), {
    language: 'en',
    instance: '',
    traceId: randomUUID().replaceAll('-', ''),
    requestId: randomUUID(),
    conditional: false,
  })
  const body = JSON.stringify(details)
  socket.end(
    [
      `HTTP/1.1 ${details.status} ${details.code}`,
      `Content-Type: ${problemType}`,
      `Content-Length: ${Buffer.byteLength(body)}`,
      `X-Request-Id: ${details.requestId}`,
      'Connection: close',
      '',
      body,
    ].join('\r\n'),
  )
}

/** A bounded HTTP server for the app: slow or endless requests are cut off. */
export const httpServer = (app: RequestListener): Server => {
  const server = createServer(
    {
      maxHeaderSize: 16 * 1024,
      headersTimeout: 10_000,
      requestTimeout: 15_000,
      keepAliveTimeout: 65_000,
      connectionsCheckingInterval: 2_000,
    },
    app,
  )
  server.maxConnections = mostConnections
  server.on('clientError', refuseMalformed)
  server.on('checkExpectation', app)
  return server
}

/** Listens on a port (0: any free one) and answers the one it got. */
export const listen = (server: Server, port: number): Promise<number> =>
  new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, () => resolve((server.address() as AddressInfo).port))
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
