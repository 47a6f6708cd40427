import { type Operation, readRequest } from '@seedline/contracts/operations'
import type { CallOptions } from '@seedline/service-kit'
import type { CallService } from '../rest/operation-route.ts'

/** One call that a service took up. */
export interface RecordedCall {
  readonly rpc: string
  readonly service: string
  readonly request: unknown
  /** What the service reads of the request. */
  readonly values: unknown
  readonly options: CallOptions
}

type Reply = (request: never, options: CallOptions) => unknown

export interface RecordedServices {
  readonly call: CallService
  /** What was carried out or looked up; not what was refused for its fields. */
  readonly calls: RecordedCall[]
  /** What an RPC answers from now on, by its name. */
  reply(rpc: string, reply: Reply): void
}

// A service sees what the bytes carry.
const received = ({ method }: Operation, message: object): object =>
  method.requestDeserialize(method.requestSerialize(message as never)) as object

/** Services that read every request as real ones do, note it, and answer what they were told to. */
export const recordedServices = (): RecordedServices => {
  const calls: RecordedCall[] = []
  const replies = new Map<string, Reply>()
  return {
    calls,
    reply: (rpc, reply) => replies.set(rpc, reply),
    async call(service, operation, message, options) {
      const { name: rpc } = operation
      const request = received(operation, message)
      const { values } = readRequest(operation, request)
      calls.push({ rpc, service, request, values, options })
      const reply = replies.get(rpc)
      if (reply === undefined) throw new Error(`nobody said what ${rpc} answers`)
      return reply(request as never, options) as object
    },
  }
}
