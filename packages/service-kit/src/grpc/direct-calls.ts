import {
  Metadata,
  type ServerInterceptingCallInterface,
  type ServerInterceptor,
  status,
} from '@grpc/grpc-js'
import type { FailedStatus } from './problem-status.ts'

/** A call whose request has come in whole. */
export interface IncomingCall {
  readonly metadata: Metadata
  readonly bytes: Buffer
  /** In ms since 1970; Infinity when the caller set none. */
  readonly deadline: number
  succeed(bytes: Buffer): void
  /** One of several messages; resolves when the connection has taken it. */
  send(bytes: Buffer): Promise<void>
  /** Ends what was sent. */
  end(): void
  fail(failed: FailedStatus): void
  /** Set by whoever answers: called once nobody waits any more, after an answer too. */
  onEnd: (() => void) | undefined
}

export type Answer = (call: IncomingCall) => void

const ok = { code: status.OK, details: 'OK', metadata: null }
const done = (): void => undefined

/**
 * Hands the calls of these paths, of one request each, to their answers, past grpc-js's own handling: that
 * builds a Writable and an EventEmitter for each call, which cost more than all that we add.
 */
export const directCalls =
  (answers: ReadonlyMap<string, Answer>): ServerInterceptor =>
  (method, call) => {
    const answer = answers.get(method.path)
    // grpc-js starts what an interceptor returns, and asks nothing else of it.
    return (answer ? { start: () => begin(call, answer) } : call) as ReturnType<ServerInterceptor>
  }

function begin(call: ServerInterceptingCallInterface, answer: Answer): void {
  let metadata = new Metadata()
  let bytes: Buffer | undefined
  let incoming: IncomingCall | undefined
  call.start({
    onReceiveMetadata(received) {
      metadata = received
      call.startRead()
    },
    onReceiveMessage(message: Buffer) {
      if (bytes) return refuse(call, 'A call carries one request only')
      bytes = message
      call.startRead()
    },
    onReceiveHalfClose() {
      if (!bytes) return refuse(call, 'A call carries one request')
      incoming = incomingCall(call, metadata, bytes)
      answer(incoming)
    },
    onCancel: () => incoming?.onEnd?.(),
  })
}

const refuse = (call: ServerInterceptingCallInterface, details: string): void =>
  call.sendStatus({ code: status.UNIMPLEMENTED, details, metadata: null })

const incomingCall = (
  call: ServerInterceptingCallInterface,
  metadata: Metadata,
  bytes: Buffer,
): IncomingCall => ({
  metadata,
  bytes,
  deadline: Number(call.getDeadline()),
  succeed(answer) {
    call.sendMessage(answer, done)
    call.sendStatus(ok)
  },
  send: (bytes) => new Promise((resolve) => call.sendMessage(bytes, resolve)),
  end: () => call.sendStatus(ok),
  fail: (failed) => call.sendStatus(failed),
  onEnd: undefined,
})
