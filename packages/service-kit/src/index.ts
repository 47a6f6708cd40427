export type { Actor } from './auth/actor.ts'
export { allows, isRole, type Role, type Rule, roles } from './auth/roles.ts'
export { tokenVerifier } from './auth/token-verifier.ts'
export type {
  Environment,
  TokenVerifier,
  TokenVerifierOptions,
} from './auth/token-verifier-types.ts'
export { verifierOf } from './auth/verifier-of.ts'
export { bind } from './grpc/bind.ts'
export type { Call } from './grpc/call.ts'
export { grpcClient } from './grpc/client.ts'
export type {
  CallOptions,
  ClientConstructor,
  GrpcClient,
  GrpcClientOptions,
  RemoteService,
} from './grpc/client-types.ts'
export { serveGrpc } from './grpc/serve.ts'
export type { GrpcServer, ServeGrpcOptions, ServerLimits } from './grpc/server-types.ts'
export type {
  BoundService,
  Handlers,
  RequestOf,
  ResponseOf,
  Rules,
  UnaryService,
} from './grpc/service-types.ts'
export { createLogger, type Logger, type LoggerOptions } from './logs/create-logger.ts'
export type {
  DeliveryFigures,
  OperationsPort,
  ParkedEvent,
  ParkedEventPage,
  PartitionFigures,
  ReplayResult,
  SubscriptionFigures,
} from './operations/operations-port.ts'
export { operationsService } from './operations/operations-service.ts'
export { runService } from './run/run-service.ts'
export type { Kit, ServiceDescription } from './run/run-types.ts'
export { explained } from './settings/explained.ts'
export { readSettings, SettingsError, settingsExitCode } from './settings/read-settings.ts'
export {
  addressesIn,
  addressSettings,
  authSettings,
  commonSettings,
  grpcServerSettings,
  httpServerSettings,
  kafkaSettings,
  mongoSettings,
  relaySettings,
} from './settings/service-settings.ts'
export {
  activeTraceId,
  activeTraceparent,
  inSpan,
  type SpanDescription,
} from './telemetry/spans.ts'
export { startTelemetry, stopTelemetry } from './telemetry/start-telemetry.ts'
export type { Telemetry } from './telemetry/telemetry.ts'
export { traceIdOf } from './telemetry/traceparent.ts'
