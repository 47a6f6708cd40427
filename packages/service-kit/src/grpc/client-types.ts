import type { RequestOf, ResponseOf, UnaryService } from './service-types.ts'

/** A generated `…ServiceClient` constructor. */
export interface ClientConstructor<S extends UnaryService> {
  readonly service: S
  readonly serviceName: string
}

export interface GrpcClientOptions<S extends UnaryService> {
  /** host:port */
  readonly address: string
  /** Deadline of a call that states none, in ms. */
  readonly deadlineMs: number
  /**
   * RPCs that may be sent again after UNAVAILABLE: queries, and commands that carry a command id.
   * None by default.
   */
  readonly idempotent?: 'all' | readonly (keyof S & string)[]
  /** Attempts in all, the first included; 3 by default. */
  readonly attempts?: number
}

export interface CallOptions {
  /** Bearer token of the actor on whose behalf the call is made. */
  readonly token: string
  /** Carried as `x-request-id`; a new one when absent. */
  readonly requestId?: string | undefined
  readonly deadlineMs?: number | undefined
  /** Aborting cancels the call on the server too. */
  readonly signal?: AbortSignal | undefined
}

/** One promise-returning function per RPC; failures are ProblemErrors. */
export type RemoteService<S extends UnaryService> = {
  readonly [K in keyof S]: (
    request: RequestOf<S[K]>,
    options: CallOptions,
  ) => Promise<ResponseOf<S[K]>>
}

export type GrpcClient<S extends UnaryService> = RemoteService<S> & {
  /** Ends the connection; calls under way fail as unavailable. */
  close(): void
}
