import type { GrpcServer, ServeGrpcOptions } from '../../../service-kit/src/grpc/server-types.ts'
import { servingOf } from '../../../service-kit/src/grpc/serving.ts'
import { running } from '../time/scheduler.ts'
import { theWorld } from '../world/world.ts'

/** Answers calls of this process as the real server does, past its sockets. */
export async function serveGrpc(options: ServeGrpcOptions): Promise<GrpcServer> {
  const {
    serving: { load },
    answers,
  } = servingOf(options)
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
