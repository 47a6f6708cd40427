export { bind, bindStreams } from './bind.ts'
export type { Call } from './call.ts'
export { type Circumstances, failureOf } from './call-failure.ts'
export { grpcClient } from './client.ts'
export type {
  CallOptions,
  ClientConstructor,
  GrpcClient,
  GrpcClientOptions,
  RemoteService,
} from './client-types.ts'
export { messageOfProblem, problemOfMessage } from './problem-message.ts'
export { serveGrpc } from './serve.ts'
export type { GrpcServer, ServeGrpcOptions, ServerLimits } from './server-types.ts'
export type {
  BoundMethod,
  BoundService,
  Handlers,
  RequestOf,
  ResponseOf,
  Rules,
  UnaryService,
} from './service-types.ts'
export { problemWithin } from './shorten-problem.ts'
export { type RemoteStreams, streamClient } from './stream-client.ts'
