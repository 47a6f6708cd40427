import { randomUUID } from 'node:crypto'
import { fieldsFromJson } from '@seedline/contracts/kinds'
import { collecting, isRecorded, type Operation } from '@seedline/contracts/operations'
import { type RecordingService, recordingServices } from '@seedline/contracts/services'
import { type GrpcClient, grpcClient, type UnaryService } from '@seedline/service-kit'
import { ProblemError } from '@seedline/values'
import { callerOf } from '../system/caller.ts'
import type { RunningSystem } from '../system/running-system.ts'
import type { Things } from './things.ts'

type Json = Readonly<Record<string, unknown>>

/** What an operation answered by one of the two ways: a text of it, or the code of its refusal. */
export type Answered = { readonly told: string } | { readonly code: string }

/** One question to a running system, by each way that there is. */
export interface Asked {
  readonly operation: Operation
  readonly request: Json
  readonly token: string
}

/** Members of an address that no request names. */
const inAddress = (things: Things): Readonly<Record<string, string>> => ({
  enterpriseId: things.enterpriseId,
  ipRightId: things.ipRightId,
  service: 'registry',
  subscription: 'none',
  deadLetterId: 'none',
})

/** The whole of a request: what it leaves out of its address is of the things, or of nothing. */
export const wholeRequest = ({ path }: Operation, request: Json, things: Things): Json => {
  const named = [...path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name)
  const filled = named.map((name) => [name, inAddress(things)[name] ?? randomUUID()])
  return { ...Object.fromEntries(filled), ...request }
}

// Nothing that exists has come so far: a command that got past its guard changes nothing.
const versionAhead = 99_999

/** By REST, as a page asks. */
export async function askedByRest(
  { gatewayUrl }: RunningSystem,
  { operation, request, token }: Asked,
): Promise<Answered> {
  const { verb, effect } = operation
  const rest = { ...request }
  const path = operation.path.replace('/api/v1', '').replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = String(rest[name])
    delete rest[name]
    return encodeURIComponent(value)
  })
  const caller = callerOf(gatewayUrl, token)
  const query = Object.entries(rest).map(
    ([name, value]) => [name, String(value)] as [string, string],
  )
  const ahead = effect === 'changes' ? { 'if-match': `"${versionAhead}"` } : {}
  const { status, body } =
    verb === 'get'
      ? await caller.get(`${path}?${new URLSearchParams(query)}`)
      : await caller.post(path, rest, ahead)
  return status < 300 ? { told: JSON.stringify(body) } : { code: String(body.code) }
}

const ownerOf = ({ service }: Operation): RecordingService =>
  recordingServices.find((name) => service.startsWith(`seedline.${name}.`)) ?? 'registry'

/** By gRPC, past the gateway; each client is kept for as long as its system. */
export function grpcAsker({ stack }: RunningSystem) {
  const clients = new Map<string, GrpcClient<UnaryService>>()
  const clientOf = (operation: Operation): GrpcClient<UnaryService> => {
    const { name, method, service: serviceName } = operation
    const { address } = stack.service(ownerOf(operation))
    const client =
      clients.get(name) ??
      grpcClient({ service: { [name]: method }, serviceName }, { address, deadlineMs })
    clients.set(name, client)
    return client
  }
  return {
    async ask({ operation, request, token }: Asked): Promise<Answered> {
      const { name, method, effect } = operation
      const { service: _, ...json } = request
      const fields = fieldsFromJson(operation.steps, json, '', collecting())
      const expectedVersion = effect === 'changes' ? versionAhead : 0
      const header = isRecorded(effect) ? { commandId: randomUUID(), expectedVersion } : {}
      const blank = method.requestDeserialize(Buffer.alloc(0)) as object
      const send = clientOf(operation)[name]
      if (send === undefined) throw new Error(`Nobody answers ${name}`)
      try {
        const told = await send({ ...blank, ...fields, ...header }, { token })
        return { told: JSON.stringify(told, plain) }
      } catch (error) {
        if (error instanceof ProblemError) return { code: error.problem.code }
        throw error
      }
    },
    close() {
      for (const client of clients.values()) client.close()
    },
  }
}

const deadlineMs = 10_000

const plain = (_: string, value: unknown): unknown =>
  typeof value === 'bigint' ? String(value) : value
