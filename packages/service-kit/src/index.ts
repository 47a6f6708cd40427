// What a service that runs needs. Whatever needs less takes one of the entry points alone: a
// command line has no use for a gRPC server.
export * from './auth/index.ts'
export * from './grpc/index.ts'
export * from './logs/index.ts'
export * from './operations/index.ts'
export * from './run/index.ts'
export * from './settings/index.ts'
export * from './telemetry/index.ts'
