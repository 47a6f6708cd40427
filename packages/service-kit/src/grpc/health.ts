import { type Server, type ServerWritableStream, status } from '@grpc/grpc-js'
import {
  type HealthCheckRequest,
  type HealthCheckResponse,
  HealthService,
  HealthCheckResponse_ServingStatus as ServingStatus,
} from '@seedline/contracts/grpc/health/v1/health'

const mostWatchers = 64

type Watcher = ServerWritableStream<HealthCheckRequest, HealthCheckResponse>

/** gRPC's health protocol for these services and, under the empty name, the whole process. */
export interface Health {
  setServing(serving: boolean): void
  /** Ends what watches, so that nothing keeps a stopping server waiting. */
  close(): void
}

/**
 * Answers Check, Watch and List, without a token: what starts and stops processes has none. Check and
 * List ask whether calls can be answered at all; Watch tells of starting and stopping alone. The packaged
 * implementation would bring 7 MB of schema loading into every process.
 */
export function addHealth(
  server: Server,
  services: readonly string[],
  canAnswer: () => Promise<boolean>,
): Health {
  const names = ['', ...services]
  const watchers = new Set<Watcher>()
  let now: HealthCheckResponse = { status: ServingStatus.NOT_SERVING }
  const unknown: HealthCheckResponse = { status: ServingStatus.SERVICE_UNKNOWN }
  const asked = async (): Promise<HealthCheckResponse> =>
    now.status === ServingStatus.SERVING && !(await canAnswer())
      ? { status: ServingStatus.NOT_SERVING }
      : now
  const of = (name: string): HealthCheckResponse | undefined =>
    names.includes(name) ? now : undefined

  server.addService(HealthService, {
    check(call: { request: HealthCheckRequest }, reply: (...answer: unknown[]) => void) {
      if (of(call.request.service)) void asked().then((found) => reply(null, found))
      else reply({ code: status.NOT_FOUND, details: 'No such service in this process' })
    },
    watch(call: Watcher) {
      if (watchers.size >= mostWatchers) {
        call.emit('error', { code: status.RESOURCE_EXHAUSTED, details: 'Too many watchers' })
        return
      }
      watchers.add(call)
      call.on('cancelled', () => watchers.delete(call))
      call.write(of(call.request.service) ?? unknown)
    },
    list(_call: unknown, reply: (...answer: unknown[]) => void) {
      void asked().then((found) =>
        reply(null, { statuses: Object.fromEntries(names.map((name) => [name, found])) }),
      )
    },
  } as never)
  return {
    setServing(serving) {
      const next = serving ? ServingStatus.SERVING : ServingStatus.NOT_SERVING
      if (now.status === next) return
      now = { status: next }
      for (const watcher of watchers) {
        if (of(watcher.request.service)) watcher.write(now)
      }
    },
    close() {
      for (const watcher of watchers) watcher.end()
    },
  }
}
