import { type AddressInfo, connect, createServer, type Socket } from 'node:net'

/** A wire to a server that can be cut and mended. */
export interface Wire {
  /** host:port */
  readonly address: string
  /** Breaks every connection, and refuses new ones until it is mended. */
  cut(): void
  /** Keeps connections open and lets nothing through, as a network does that swallows packets. */
  swallow(): void
  mend(): void
  close(): Promise<void>
}

type State = 'whole' | 'cut' | 'swallowing'

/** A wire to `host:port` on a port of its own. */
export const wireTo = async (target: string): Promise<Wire> => {
  const [host = '', port = ''] = target.split(':')
  const sockets = new Set<Socket>()
  let state: State = 'whole'
  const pipe = (from: Socket, to: Socket): void => {
    sockets.add(from)
    from.on('data', (bytes) => {
      if (state === 'whole') to.write(bytes)
    })
    from.on('close', () => {
      sockets.delete(from)
      to.destroy()
    })
    from.on('error', () => to.destroy())
  }
  const server = createServer((inner) => {
    if (state === 'cut') {
      inner.destroy()
      return
    }
    const outer = connect(Number(port), host)
    pipe(inner, outer)
    pipe(outer, inner)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const breakAll = (): void => {
    for (const socket of sockets) socket.destroy()
  }
  return {
    address: `127.0.0.1:${(server.address() as AddressInfo).port}`,
    cut() {
      state = 'cut'
      breakAll()
    },
    swallow() {
      state = 'swallowing'
    },
    mend() {
      state = 'whole'
      breakAll()
    },
    close: () =>
      new Promise((resolve) => {
        breakAll()
        server.close(() => resolve())
      }),
  }
}
