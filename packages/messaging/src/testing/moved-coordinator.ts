import { connect, type Socket } from 'node:net'
import type { ISocketFactory } from 'kafkajs'

const JOIN_GROUP = 11
const NOT_COORDINATOR = 16
/** Frame length, API key, API version. */
const REQUEST_CORRELATION_AT = 8
/** Frame length, correlation id, throttle time. */
const RESPONSE_ERROR_AT = 12

/** A network behind which the broker says, for a while, that others take care of the group. */
export interface MovedCoordinator {
  readonly socketFactory: ISocketFactory
  /** The coordinator is where it is sought again. */
  settle(): void
  /** Members that were turned away. */
  readonly turnedAway: number
}

/** The broker's answers to JoinGroup (version 2 and later) are changed on their way. */
export function movedCoordinator(): MovedCoordinator {
  let settled = false
  let turnedAway = 0
  return {
    get turnedAway() {
      return turnedAway
    },
    settle() {
      settled = true
    },
    socketFactory: ({ host, port, onConnect }) => {
      const socket = connect({ host, port }, onConnect)
      socket.setNoDelay(true)
      const joins = joinsAskedOn(socket)
      changeAnswersOf(socket, (frame) => {
        if (settled || !joins.delete(frame.readInt32BE(4))) return
        turnedAway += 1
        frame.writeInt16BE(NOT_COORDINATOR, RESPONSE_ERROR_AT)
      })
      return socket
    },
  }
}

/** Correlation ids of the requests to join that were written. */
function joinsAskedOn(socket: Socket): Set<number> {
  const joins = new Set<number>()
  const write = socket.write.bind(socket)
  socket.write = (data: string | Uint8Array, ...rest: unknown[]) => {
    const frame = Buffer.from(data as Uint8Array)
    if (frame.readInt16BE(4) === JOIN_GROUP) joins.add(frame.readInt32BE(REQUEST_CORRELATION_AT))
    return Reflect.apply(write, socket, [data, ...rest])
  }
  return joins
}

function changeAnswersOf(socket: Socket, change: (frame: Buffer) => void): void {
  const emit = socket.emit.bind(socket)
  let held = Buffer.alloc(0)
  socket.emit = (name: string | symbol, ...rest: unknown[]) => {
    if (name !== 'data') return Reflect.apply(emit, socket, [name, ...rest])
    held = Buffer.concat([held, rest[0] as Buffer])
    while (held.length >= 4 && held.length >= 4 + held.readInt32BE(0)) {
      const frame = held.subarray(0, 4 + held.readInt32BE(0))
      held = held.subarray(frame.length)
      change(frame)
      emit('data', frame)
    }
    return true
  }
}
