import { messageBytesMost } from '@seedline/contracts/bounds'
import type { GrpcServer, ServeGrpcOptions } from '../../../service-kit/src/grpc/server-types.ts'
import { unaryHandler } from '../../../service-kit/src/grpc/unary-handler.ts'
import { running } from '../time/scheduler.ts'
import { theWorld } from '../world/world.ts'

/** Answers calls of this process as the real server does, past its sockets. */
export async function serveGrpc(options: ServeGrpcOptions): Promise<GrpcServer> {
  const { services, verifier, logger, problemOf = () => undefined } = options
  const limits = {
    messageBytes: messageBytesMost,
    concurrentCalls: 512,
    callsOfSubject: 128,
    defaultDeadlineMs: 10_000,
    longestDeadlineMs: 60_000,
    ...options.limits,
  }
  const load = { active: 0, refused: 0, stopping: false, bySubject: new Map<string, number>() }
  const serving = { verifier, logger, limits, load, problemOf }
  const answers = new Map(
    services.flatMap(({ methods }) =>
      methods.map((method) => [method.definition.path, unaryHandler(method, serving)] as const),
    ),
  )
  const world = theWorld()
  const owner = running.getStore()
  const process = owner && world.processes.get(owner)
  if (process === undefined) throw new Error('Only a process of a service serves')
  world.network.serve(process.service, process.owner, answers)
  // Operators look at each of several replicas, too.
  world.network.serve(process.place, process.owner, answers)
  return {
    port: 0,
    setReady: () => undefined,
    figures: () => ({ active: load.active, refused: load.refused }),
    async stop() {
      load.stopping = true
      world.network.unserve(process.owner)
    },
  }
}
