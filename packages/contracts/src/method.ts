/** One RPC of generated code that answers once. */
export interface Method extends Coded {
  readonly responseStream: false
}

/** One RPC of generated code that answers with a stream. */
export interface StreamMethod extends Coded {
  readonly responseStream: true
}

interface Coded {
  readonly path: string
  readonly requestStream: false
  readonly requestSerialize: (value: never) => Buffer
  readonly requestDeserialize: (bytes: Buffer) => unknown
  readonly responseSerialize: (value: never) => Buffer
  readonly responseDeserialize: (bytes: Buffer) => unknown
}
