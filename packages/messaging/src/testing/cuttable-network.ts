import { connect as connectPlain, type Socket } from 'node:net'
import type { ISocketFactory } from 'kafkajs'

/** A network to Kafka that can be cut: open connections break, new ones are refused. */
export interface CuttableNetwork {
  readonly socketFactory: ISocketFactory
  cut(): void
  mend(): void
  /** Attempts to connect while cut. */
  readonly refused: number
}

export function cuttableNetwork(): CuttableNetwork {
  const open = new Set<Socket>()
  let broken = false
  let refused = 0
  return {
    get refused() {
      return refused
    },
    socketFactory: ({ host, port, onConnect }) => {
      // Port 9 discards, and on this machine nobody listens there.
      if (broken) refused += 1
      const socket = connectPlain({ host, port: broken ? 9 : port }, onConnect)
      socket.setNoDelay(true)
      open.add(socket)
      socket.once('close', () => open.delete(socket))
      return socket
    },
    cut() {
      broken = true
      for (const socket of open) socket.destroy(new Error('cut'))
    },
    mend() {
      broken = false
    },
  }
}
