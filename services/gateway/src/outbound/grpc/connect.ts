import { CapTableServiceClient } from '@seedline/contracts/fund/v1/cap_table_service'
import { DealServiceClient } from '@seedline/contracts/fund/v1/deal_service'
import { FundServiceClient } from '@seedline/contracts/fund/v1/fund_service'
import {
  HealthService,
  HealthCheckResponse_ServingStatus as ServingStatus,
} from '@seedline/contracts/grpc/health/v1/health'
import { OperationsServiceClient } from '@seedline/contracts/operations/v1/operations_service'
import { EnterpriseServiceClient } from '@seedline/contracts/registry/v1/enterprise_service'
import { StageRecordServiceClient } from '@seedline/contracts/registry/v1/stage_record_service'
import { byService, type CalledBy, calledBy } from '@seedline/contracts/services'
import { grpcClient } from '@seedline/service-kit'
import type { Check } from '../../rest/system/routes.ts'
import type { Backends } from './backends.ts'

/** host:port of each service that the gateway calls. */
export type Addresses = Readonly<Record<CalledBy<'gateway'>, string>>

/** The services behind the gateway, with how they are doing. */
export interface ConnectedBackends {
  readonly backends: Backends
  readonly checks: Readonly<Record<CalledBy<'gateway'>, Check>>
  close(): void
}

const behind = calledBy('gateway')

const deadlineMs = 2_000
const healthDeadlineMs = 1_000

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

// 'seedline.fund.v1.DealService' is the fund's.
const ownerOf = ({ serviceName }: { readonly serviceName: string }): CalledBy<'gateway'> => {
  const owner = behind.find((service) => serviceName.startsWith(`seedline.${service}.`))
  if (owner === undefined) throw new Error(`${serviceName} belongs to no listed service`)
  return owner
}

/** Connects to the services; connections are made when first needed, and made anew when lost. */
export const connectBackends = (addresses: Addresses): ConnectedBackends => {
  // Commands carry a command id, so that sending one again is answered with the first outcome.
  const at = (client: { readonly serviceName: string }) =>
    ({ address: addresses[ownerOf(client)], deadlineMs, idempotent: 'all' }) as const
  const own = {
    enterprises: grpcClient(EnterpriseServiceClient, at(EnterpriseServiceClient)),
    stageRecords: grpcClient(StageRecordServiceClient, at(StageRecordServiceClient)),
    funds: grpcClient(FundServiceClient, at(FundServiceClient)),
    deals: grpcClient(DealServiceClient, at(DealServiceClient)),
    capTables: grpcClient(CapTableServiceClient, at(CapTableServiceClient)),
  }
  const operations = byService(behind, (service) => {
    const idempotent = ['getDelivery', 'listDeadLetters'] as const
    return grpcClient(OperationsServiceClient, {
      address: addresses[service],
      deadlineMs,
      idempotent,
    })
  })
  const health = byService(behind, (service) => healthOf(addresses[service]))
  return {
    backends: { ...own, operations },
    checks: byService(behind, (service) => health[service].check),
    close() {
      const clients = [own, operations, health].flatMap((them) => Object.values(them))
      for (const client of clients) client.close()
    },
  }
}
