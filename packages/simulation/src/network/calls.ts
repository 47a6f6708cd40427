import type { Metadata, ServiceError } from '@grpc/grpc-js'
import { status } from '@grpc/grpc-js'
import type { Answer, IncomingCall } from '../../../service-kit/src/grpc/direct-calls.ts'
import type { Random } from '../random.ts'
import { type Owner, running, type Scheduler } from '../time/scheduler.ts'

/** Processes that answer gRPC, by the service that they are of. */
export interface Network {
  serve(service: string, owner: Owner, answers: ReadonlyMap<string, Answer>): void
  unserve(owner: Owner): void
  send(service: string, call: OutgoingCall): () => void
}

export interface OutgoingCall {
  readonly path: string
  readonly bytes: Buffer
  readonly metadata: Metadata
  /** In ms since 1970, by the caller's clock. */
  readonly deadline: number
  readonly answered: (error: ServiceError | null, bytes?: Buffer) => void
}

interface Server {
  readonly owner: Owner
  readonly answers: ReadonlyMap<string, Answer>
}

export interface NetworkFaults {
  /** No way between these two. */
  cut(from: Owner | undefined, to: Owner): boolean
  lost(): number
  slow(owner: Owner | undefined): number
}

const failure = (code: status, details: string, metadata?: Metadata | null): ServiceError =>
  Object.assign(new Error(details), {
    code,
    details,
    metadata: metadata ?? undefined,
  }) as ServiceError

export function createNetwork(
  scheduler: Scheduler,
  random: Random,
  faults: NetworkFaults,
  nowOf: (owner: Owner | undefined) => number,
): Network {
  const servers = new Map<string, Server[]>()
  const wayMs = (owner: Owner | undefined): number =>
    (0.2 + 4 * random.next() ** 3) * faults.slow(owner)

  const send: Network['send'] = (service, call) => {
    const caller = running.getStore()
    let over = false
    let incoming: IncomingCall | undefined
    const end = (ms: number, error: ServiceError | null, bytes?: Buffer): void => {
      scheduler.after(ms, caller, `answer ${call.path}`, () => {
        if (over) return
        over = true
        limit.cancelled = true
        call.answered(error, bytes)
      })
    }
    const left = Math.max(1, call.deadline - nowOf(caller))
    const limit = scheduler.after(left, caller, 'deadline', () => {
      if (over) return
      over = true
      call.answered(failure(status.DEADLINE_EXCEEDED, 'Deadline exceeded'))
      incoming?.onEnd?.()
    })
    const server = random.pick((servers.get(service) ?? []).filter(({ owner }) => owner.alive))
    if (!server || faults.cut(caller, server.owner)) {
      end(wayMs(caller), failure(status.UNAVAILABLE, 'No connection established'))
      return () => undefined
    }
    const lost = random.chance(faults.lost())
    if (lost && random.chance(0.5)) {
      end(wayMs(caller), failure(status.UNAVAILABLE, 'Connection dropped'))
      return () => undefined
    }
    const { owner } = server
    const back = (error: ServiceError | null, bytes?: Buffer): void => {
      const broken = lost || faults.cut(caller, owner)
      if (broken) end(wayMs(caller), failure(status.UNAVAILABLE, 'Connection dropped'))
      else end(wayMs(caller), error, bytes)
    }
    scheduler.after(wayMs(owner), owner, `call ${call.path}`, () => {
      const answer = server.answers.get(call.path)
      if (!answer) return back(failure(status.UNIMPLEMENTED, call.path))
      const taken: IncomingCall = {
        metadata: call.metadata,
        bytes: call.bytes,
        deadline: nowOf(owner) + left,
        succeed: (bytes) => back(null, bytes),
        // Nobody in a story asks for a stream.
        send: () => Promise.reject(new Error('The stand-in of gRPC carries no streams')),
        end: () => undefined,
        fail: ({ code, details, metadata }) => back(failure(code, details, metadata)),
        onEnd: undefined,
      }
      incoming = taken
      answer(taken)
    })
    dying.push({ owner, tell: () => end(1, failure(status.UNAVAILABLE, 'Connection dropped')) })
    return () => incoming?.onEnd?.()
  }
  let dying: { readonly owner: Owner; readonly tell: () => void }[] = []
  return {
    serve(service, owner, answers) {
      servers.set(service, [...(servers.get(service) ?? []), { owner, answers }])
    },
    unserve(owner) {
      for (const [service, all] of servers) {
        servers.set(
          service,
          all.filter((one) => one.owner !== owner),
        )
      }
      const lost = dying.filter((one) => one.owner === owner)
      dying = dying.filter((one) => one.owner !== owner)
      for (const { tell } of lost) tell()
    },
    send,
  }
}
