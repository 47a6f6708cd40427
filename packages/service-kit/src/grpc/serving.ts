import { messageBytesMost } from '@seedline/contracts/bounds'
import type { Answer } from './direct-calls.ts'
import type { ServeGrpcOptions, ServerLimits } from './server-types.ts'
import { streamHandler } from './stream-handler.ts'
import { type Serving, unaryHandler } from './unary-handler.ts'

const defaultLimits: ServerLimits = {
  messageBytes: messageBytesMost,
  concurrentCalls: 512,
  callsOfSubject: 128,
  defaultDeadlineMs: 10_000,
  longestDeadlineMs: 60_000,
  streams: 64,
  streamsOfSubject: 16,
  streamCheckMs: 5_000,
  readerMs: 30_000,
}

/** What a server's calls share, while none is under way; and the answers to them, by the paths of their RPCs. */
export function servingOf({ services, verifier, logger, limits, problemOf }: ServeGrpcOptions): {
  readonly serving: Serving
  readonly answers: ReadonlyMap<string, Answer>
} {
  const serving: Serving = {
    verifier,
    logger,
    limits: { ...defaultLimits, ...limits },
    load: { active: 0, refused: 0, stopping: false, bySubject: new Map(), streams: new Set() },
    problemOf: problemOf ?? (() => undefined),
  }
  const answers = services.flatMap(({ methods, streams = [] }) => [
    ...methods.map((method) => [method.definition.path, unaryHandler(method, serving)] as const),
    ...streams.map((stream) => [stream.definition.path, streamHandler(stream, serving)] as const),
  ])
  return { serving, answers: new Map(answers) }
}
