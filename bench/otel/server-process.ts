// A bare grpc-js server with OpenTelemetry's own gRPC instrumentation, set up as its documentation
// shows: started before grpc-js is loaded, spans in batches by OTLP over HTTP.
import { createRequire } from 'node:module'
import { OperationsServiceService } from '@seedline/contracts/operations/v1/operations_service'

const load = createRequire(import.meta.url)
const { NodeSDK } = load('@opentelemetry/sdk-node') as typeof import('@opentelemetry/sdk-node')
const { GrpcInstrumentation } = load(
  '@opentelemetry/instrumentation-grpc',
) as typeof import('@opentelemetry/instrumentation-grpc')
new NodeSDK({
  serviceName: 'bench-otel',
  instrumentations: [new GrpcInstrumentation()],
  logRecordProcessors: [],
}).start()

const { Server, ServerCredentials } = load('@grpc/grpc-js') as typeof import('@grpc/grpc-js')
const server = new Server()
const answer = (_call: unknown, reply: (error: null, value: object) => void): void =>
  reply(null, {})
const everything = Object.keys(OperationsServiceService).map((key) => [key, answer] as const)
server.addService(OperationsServiceService, Object.fromEntries(everything))
server.bindAsync('127.0.0.1:0', ServerCredentials.createInsecure(), (error, port) => {
  if (error) throw error
  process.on('message', () => process.send?.({ cpu: process.cpuUsage() }))
  process.on('disconnect', () => process.exit(0))
  process.send?.({ port })
})
