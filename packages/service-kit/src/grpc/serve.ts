import { Server, ServerCredentials, type ServerOptions } from '@grpc/grpc-js'
import { directCalls } from './direct-calls.ts'
import { addHealth } from './health.ts'
import { rawMethod } from './raw-methods.ts'
import { addReflection } from './reflection.ts'
import type { GrpcServer, ServeGrpcOptions, ServerLimits } from './server-types.ts'
import { servingOf } from './serving.ts'
import { stopServer } from './stop-server.ts'

/** Binds the port and answers; health says NOT_SERVING until `setReady(true)`. */
export async function serveGrpc(options: ServeGrpcOptions): Promise<GrpcServer> {
  const { services, verifier, logger } = options
  const { serving, answers } = servingOf(options)
  const { limits, load } = serving
  const server = new Server({ ...serverOptions(limits), interceptors: [directCalls(answers)] })
  for (const { methods, streams = [] } of services) {
    const known = [...methods, ...streams].map(
      ({ definition: { path } }) => [path, rawMethod(path)] as const,
    )
    server.addService(
      Object.fromEntries(known),
      Object.fromEntries(known.map(([key]) => [key, never])),
    )
  }
  const names = services.map((service) => service.name)
  const canVerify = (): Promise<boolean> =>
    verifier.ready().then(
      () => true,
      () => false,
    )
  const health = addHealth(server, names, canVerify)
  const setReady = (ready: boolean): void => health.setServing(ready && !load.stopping)
  const reflection = addReflection(server, { services: names, logger })
  const host = options.host ?? '127.0.0.1'
  const port = await bindTo(server, `${host}:${options.port}`)
  logger.info({ port, services: names }, 'gRPC server listens')
  return {
    port,
    setReady,
    figures: () => ({ active: load.active, refused: load.refused }),
    async stop(graceMs = 5_000) {
      load.stopping = true
      setReady(false)
      for (const end of load.streams) end()
      health.close()
      reflection.close()
      await stopServer(server, `${host}:${port}`, graceMs)
    },
  }
}

// grpc-js wants a handler for each method; ours are reached before it would call one.
const never = (): void => {
  throw new Error('Calls are answered by the interceptor')
}

const serverOptions = (limits: ServerLimits): ServerOptions => ({
  'grpc.max_receive_message_length': limits.messageBytes,
  'grpc.max_send_message_length': limits.messageBytes,
  // Above the limit on calls, so that one more is told why instead of waiting unheard.
  'grpc.max_concurrent_streams': limits.concurrentCalls * 2,
  'grpc.keepalive_time_ms': 30_000,
  'grpc.keepalive_timeout_ms': 10_000,
  'grpc.enable_channelz': 0,
})

const bindTo = (server: Server, address: string): Promise<number> =>
  new Promise((resolve, reject) => {
    server.bindAsync(address, ServerCredentials.createInsecure(), (error, port) => {
      if (error) reject(new Error(`gRPC can't listen on ${address}`, { cause: error }))
      else resolve(port)
    })
  })
