import { BatchServiceService } from '@seedline/contracts/batches/v1/batch_service'
import {
  HealthService,
  HealthCheckResponse_ServingStatus as ServingStatus,
} from '@seedline/contracts/grpc/health/v1/health'
import { type Operation, operationGroups } from '@seedline/contracts/operations'
import { byService, type CalledBy, calledBy } from '@seedline/contracts/services'
import { type GrpcClient, grpcClient, type UnaryService } from '@seedline/service-kit'
import type { CallService } from '../../rest/operation-route.ts'
import type { RunBatch } from '../../rest/own/batches.ts'
import type { Check } from '../../rest/own/system.ts'

/** host:port of each service that the gateway calls. */
export type Addresses = Readonly<Record<CalledBy<'gateway'>, string>>

/** The services behind the gateway, with how they are doing. */
export interface ConnectedServices {
  readonly call: CallService
  readonly batch: RunBatch
  readonly checks: Readonly<Record<CalledBy<'gateway'>, Check>>
  close(): void
}

const behind = calledBy('gateway')
const deadlineMs = 2_000
const healthDeadlineMs = 1_000
const batchDeadlineMs = 10_000

// Health takes no token, so none is sent: the empty one is never looked at.
const healthOf = (address: string) => {
  const client = grpcClient(
    { service: { check: HealthService.check }, serviceName: 'grpc.health.v1.Health' },
    { address, deadlineMs: healthDeadlineMs },
  )
  const check: Check = async () => {
    const { status } = await client.check({ service: '' }, { token: '' })
    return status === ServingStatus.SERVING ? 'ok' : 'unavailable'
  }
  return { check, close: () => client.close() }
}

/** The operations by the proto service that answers them. */
const byProtoService = (): ReadonlyMap<string, readonly Operation[]> => {
  const found = new Map<string, Operation[]>()
  for (const { operations } of operationGroups)
    for (const one of Object.values(operations))
      found.set(one.service, [...(found.get(one.service) ?? []), one])
  return found
}

// Commands carry a command id, so that sending one again is answered with the first outcome; what only acts does not.
const mayBeRepeated = ({ effect }: Operation): boolean => effect !== 'acts'

const clientOf = (serviceName: string, operations: readonly Operation[], address: string) => {
  const service: UnaryService = Object.fromEntries(
    operations.map((operation) => [operation.name, operation.method]),
  )
  const idempotent = operations.filter(mayBeRepeated).map(({ name }) => name)
  return grpcClient({ service, serviceName }, { address, deadlineMs, idempotent })
}

// Each request carries its command's id, so that a batch that comes again is answered with the first outcomes.
const batchesOf = (address: string) =>
  grpcClient(
    { service: BatchServiceService, serviceName: 'seedline.batches.v1.BatchService' },
    { address, deadlineMs: batchDeadlineMs, idempotent: ['runBatch'] },
  )

/** Connects to the services; connections are made when first needed, and made anew when lost. */
export const connectServices = (addresses: Addresses): ConnectedServices => {
  const clients = new Map<string, GrpcClient<UnaryService>>()
  for (const [serviceName, operations] of byProtoService())
    for (const service of behind)
      clients.set(
        `${service} ${serviceName}`,
        clientOf(serviceName, operations, addresses[service]),
      )
  const batches = byService(behind, (service) => batchesOf(addresses[service]))
  const health = byService(behind, (service) => healthOf(addresses[service]))
  return {
    async call(service, operation, message, options) {
      const send = clients.get(`${service} ${operation.service}`)?.[operation.name]
      if (send === undefined) throw new Error(`${service} has no ${operation.name}`)
      return (await send(message, options)) as object
    },
    batch: async (service, request, { token, requestId }) =>
      (
        await batches[service].runBatch(request, {
          token,
          ...(requestId !== undefined && { requestId }),
        })
      ).verdicts,
    checks: byService(behind, (service) => health[service].check),
    close() {
      for (const client of clients.values()) client.close()
      for (const client of Object.values(batches)) client.close()
      for (const { close } of Object.values(health)) close()
    },
  }
}
