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
import { grpcClient } from '@seedline/service-kit'
import type { Check } from '../../rest/system/routes.ts'
import type { Backends } from './backends.ts'

export interface Addresses {
  /** host:port */
  readonly registry: string
  readonly fund: string
}

/** The services behind the gateway, with how they are doing. */
export interface ConnectedBackends {
  readonly backends: Backends
  readonly checks: Readonly<Record<'registry' | 'fund', Check>>
  close(): void
}

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

/** Connects to the services; connections are made when first needed, and made anew when lost. */
export const connectBackends = ({ registry, fund }: Addresses): ConnectedBackends => {
  // Commands carry a command id, so that sending one again is answered with the first outcome.
  const ofRegistry = { address: registry, deadlineMs, idempotent: 'all' as const }
  const ofFund = { address: fund, deadlineMs, idempotent: 'all' as const }
  const enterprises = grpcClient(EnterpriseServiceClient, ofRegistry)
  const stageRecords = grpcClient(StageRecordServiceClient, ofRegistry)
  const funds = grpcClient(FundServiceClient, ofFund)
  const deals = grpcClient(DealServiceClient, ofFund)
  const capTables = grpcClient(CapTableServiceClient, ofFund)
  const queries = ['getDelivery', 'listDeadLetters'] as const
  const operations = {
    registry: grpcClient(OperationsServiceClient, { ...ofRegistry, idempotent: queries }),
    fund: grpcClient(OperationsServiceClient, { ...ofFund, idempotent: queries }),
  }
  const health = { registry: healthOf(registry), fund: healthOf(fund) }
  const all = [enterprises, stageRecords, funds, deals, capTables]
  return {
    backends: { enterprises, stageRecords, funds, deals, capTables, operations },
    checks: { registry: health.registry.check, fund: health.fund.check },
    close() {
      for (const client of all) client.close()
      for (const client of Object.values(operations)) client.close()
      for (const { close } of Object.values(health)) close()
    },
  }
}
