import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Socket } from 'node:net'
import { heldUnder } from './held.ts'
import { countedAddress, type IsProxy } from './remote-address.ts'

/** How many connections may be open: in all, and from one address that is no proxy of ours. */
export interface ConnectionShares {
  readonly all: number
  readonly ofAddress: number
}

interface Connection {
  readonly socket: Socket
  /** Undefined for a proxy of ours: its connections are many people's. */
  readonly address: string | undefined
  /** The answers that are being made or sent; several when requests came without waiting for answers. */
  readonly answers: Set<ServerResponse>
}

/** Keeps the connections of a server within their shares. */
export interface Connections {
  /** Takes a new connection in, or drops it. */
  opened(socket: Socket): void
  /** A request has come on its connection. */
  asked(request: IncomingMessage, response: ServerResponse): void
  /** Whether the answer to a request has begun on this connection, so that nothing else may be written to it. */
  isAnswering(socket: Socket): boolean
}

/** How long the rest of a body is waited for after its answer, so that its sender can read that; in ms. */
export const lingerMs = 1_000

const isWaiting = ({ answers }: Connection): boolean =>
  [...answers].every(({ writableEnded }) => writableEnded)
const isSending = ({ answers }: Connection): boolean =>
  [...answers].some(({ headersSent }) => headersSent)

// Whoever waits for a request, or for its answer to be fetched, goes first, then whoever reads for long. What is being
// worked on never goes: the gate bounds it.
const leastNeeded = (longestHeldFirst: ReadonlySet<Connection>): Connection | undefined => {
  let sending: Connection | undefined
  for (const one of longestHeldFirst) {
    if (isWaiting(one)) return one
    if (sending === undefined && isSending(one)) sending = one
  }
  return sending
}

/**
 * Connections within these shares. When they are used up, the one that has been waiting for longest makes room for the
 * next: whoever holds thousands open and says nothing loses them, and a person or a probe that comes anew is answered.
 */
export const connectionsWithin = (shares: ConnectionShares, isProxy: IsProxy): Connections => {
  const held = heldUnder<Connection>([
    { most: shares.ofAddress, keyOf: ({ address }) => address },
    { most: shares.all, keyOf: () => '' },
  ])
  const bySocket = new WeakMap<Socket, Connection>()

  const drop = (connection: Connection): void => {
    held.remove(connection)
    connection.socket.destroy()
  }
  const hasRoomFor = (connection: Connection): boolean => {
    // Each turn lets one go, so this ends.
    for (let full = held.fullFor(connection); full; full = held.fullFor(connection)) {
      const least = leastNeeded(full)
      if (least === undefined) return false
      drop(least)
    }
    return true
  }
  const answered = (connection: Connection, request: IncomingMessage): void => {
    // From now on it waits: behind all that have been waiting for longer.
    if (held.remove(connection)) held.add(connection)
    if (request.complete || connection.socket.destroyed) return
    setTimeout(() => {
      if (!request.complete) connection.socket.destroy()
    }, lingerMs).unref()
  }
  return {
    opened(socket) {
      const remote = socket.remoteAddress ?? ''
      const address = isProxy(remote) ? undefined : countedAddress(remote)
      const connection = { socket, address, answers: new Set<ServerResponse>() }
      if (!hasRoomFor(connection)) {
        socket.destroy()
        return
      }
      held.add(connection)
      bySocket.set(socket, connection)
      socket.once('close', () => held.remove(connection))
    },
    asked(request, response) {
      const connection = bySocket.get(request.socket)
      if (connection === undefined) return
      connection.answers.add(response)
      response.once('close', () => {
        connection.answers.delete(response)
        answered(connection, request)
      })
    },
    isAnswering(socket) {
      const connection = bySocket.get(socket)
      return connection !== undefined && isSending(connection)
    },
  }
}
