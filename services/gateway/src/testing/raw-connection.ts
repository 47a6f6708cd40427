import { connect, type Socket } from 'node:net'

/** A connection that sends what it is told and never closes by itself. */
export interface RawConnection {
  readonly socket: Socket
  readonly received: () => string
  readonly isClosed: () => boolean
  /** Waits until what was received is as wanted, or the other side has closed. */
  until(wanted: RegExp, withinMs?: number): Promise<string>
  closed(withinMs?: number): Promise<string>
}

const waitFor = async (held: () => boolean, withinMs: number, what: () => string) => {
  const patience = performance.now() + withinMs
  while (!held()) {
    if (performance.now() > patience) throw new Error(`not within ${withinMs} ms: ${what()}`)
    await new Promise((resolve) => setTimeout(resolve, 5))
  }
}

/** Connects, and sends the text. */
export const rawConnection = (address: string, sent: string): RawConnection => {
  const { hostname, port } = new URL(address)
  let received = ''
  let closed = false
  // Our half stays open when the other side ends its own, as an attacker's does.
  const socket = connect({ port: Number(port), host: hostname, allowHalfOpen: true })
  socket.on('connect', () => socket.write(sent))
  socket.on('data', (bytes) => {
    received += bytes
  })
  socket.on('error', () => undefined)
  let ended = false
  socket.on('end', () => {
    ended = true
  })
  socket.on('close', () => {
    closed = true
  })
  return {
    socket,
    received: () => received,
    isClosed: () => closed,
    async until(wanted, withinMs = 5_000) {
      await waitFor(
        () => closed || wanted.test(received),
        withinMs,
        () => received,
      )
      return received
    },
    async closed(withinMs = 5_000) {
      // Once the other side has said its last, whether it has let go shows when it is sent something.
      const probing = setInterval(() => ended && socket.write(' '), 50)
      try {
        await waitFor(
          () => closed,
          withinMs,
          () => received,
        )
      } finally {
        clearInterval(probing)
      }
      return received
    },
  }
}

/** The head of a POST with a body of that length. */
export const postHead = (
  path: string,
  length: number | 'chunked',
  headers: Readonly<Record<string, string>> = {},
): string =>
  [
    `POST ${path} HTTP/1.1`,
    'Host: 127.0.0.1',
    'Content-Type: application/json',
    length === 'chunked' ? 'Transfer-Encoding: chunked' : `Content-Length: ${length}`,
    ...Object.entries(headers).map(([name, value]) => `${name}: ${value}`),
    '',
    '',
  ].join('\r\n')
