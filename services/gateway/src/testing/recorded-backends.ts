import { byService, recordingServices } from '@seedline/contracts/services'
import type { CallOptions } from '@seedline/service-kit'
import type { Backends } from '../outbound/grpc/backends.ts'

/** One call that reached a service. */
export interface RecordedCall {
  readonly rpc: string
  readonly request: unknown
  readonly options: CallOptions
}

type Reply = (request: never, options: CallOptions) => unknown

export interface RecordedBackends {
  readonly backends: Backends
  readonly calls: RecordedCall[]
  /** What an RPC answers from now on, by its name. */
  reply(rpc: string, reply: Reply): void
}

/** Services that note every call, and answer what they were told to. */
export const recordedBackends = (): RecordedBackends => {
  const calls: RecordedCall[] = []
  const replies = new Map<string, Reply>()
  const service = new Proxy(
    {},
    {
      get: (_target, rpc: string) => async (request: never, options: CallOptions) => {
        calls.push({ rpc, request, options })
        const reply = replies.get(rpc)
        if (reply === undefined) throw new Error(`nobody said what ${rpc} answers`)
        return reply(request, options)
      },
    },
  ) as never
  return {
    calls,
    reply: (rpc, reply) => replies.set(rpc, reply),
    backends: {
      enterprises: service,
      stageRecords: service,
      funds: service,
      deals: service,
      capTables: service,
      operations: byService(recordingServices, () => service),
    },
  }
}
