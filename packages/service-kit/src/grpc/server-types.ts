import type { Problem } from '@seedline/values'
import type { Logger } from 'pino'
import type { TokenVerifier } from '../auth/token-verifier-types.ts'
import type { BoundService } from './service-types.ts'

export interface ServerLimits {
  /** Largest message in either direction, in bytes; 1 MiB by default. */
  readonly messageBytes: number
  /** Calls answered at once; the next one gets RESOURCE_EXHAUSTED. 512 by default. */
  readonly concurrentCalls: number
  /** Of these of one subject, so that others are answered meanwhile; 128 by default. */
  readonly callsOfSubject: number
  /** Deadline given to a call that brings none, in ms; 10,000 by default. */
  readonly defaultDeadlineMs: number
  /** Longest deadline honoured, in ms; 60,000 by default. */
  readonly longestDeadlineMs: number
  /** Streams open at once, beside the calls; 64 by default. */
  readonly streams: number
  /** Of these of one subject; 16 by default. */
  readonly streamsOfSubject: number
  /** How often it is asked anew whether the token of a stream holds; 5,000 ms by default. */
  readonly streamCheckMs: number
  /** How long a reader may take for one message; 30,000 ms by default. */
  readonly readerMs: number
}

export interface ServeGrpcOptions {
  /** 0 asks for a free one. */
  readonly port: number
  /** '127.0.0.1' by default. */
  readonly host?: string
  readonly services: readonly BoundService[]
  readonly verifier: TokenVerifier
  readonly logger: Logger
  readonly limits?: Partial<ServerLimits>
  /** What an error that carries no problem stands for, such as a database's; undefined: a fault of ours. */
  readonly problemOf?: (error: unknown) => Problem | undefined
}

export interface GrpcServer {
  readonly port: number
  /** Health answers SERVING only while ready; false from the start. */
  setReady(ready: boolean): void
  /** Refuses new calls, lets the running ones finish for at most graceMs (default 5,000), then cuts them off. */
  stop(graceMs?: number): Promise<void>
  readonly figures: () => { readonly active: number; readonly refused: number }
}
