import { fileURLToPath } from 'node:url'
import { BatchServiceClient } from '@seedline/contracts/batches/v1/batch_service'
import {
  FactServiceClient,
  FactWatchServiceClient,
} from '@seedline/contracts/facts/v1/fact_service'
import { FeedServiceClient } from '@seedline/contracts/feed/v1/feed_service'
import { OperationsServiceClient } from '@seedline/contracts/operations/v1/operations_service'
import { AttestedFactServiceClient } from '@seedline/contracts/registry/v1/attested_fact_service'
import { CarrierServiceClient } from '@seedline/contracts/registry/v1/carrier_service'
import { ContactServiceClient } from '@seedline/contracts/registry/v1/contact_service'
import { DesignationServiceClient } from '@seedline/contracts/registry/v1/designation_service'
import { EnterpriseServiceClient } from '@seedline/contracts/registry/v1/enterprise_service'
import { FiguresServiceClient } from '@seedline/contracts/registry/v1/figures_service'
import { GroupRelationServiceClient } from '@seedline/contracts/registry/v1/group_relation_service'
import { IpRightServiceClient } from '@seedline/contracts/registry/v1/ip_right_service'
import { PlanServiceClient } from '@seedline/contracts/registry/v1/plan_service'
import { SelfCheckServiceClient } from '@seedline/contracts/registry/v1/self_check_service'
import { StageRecordServiceClient } from '@seedline/contracts/registry/v1/stage_record_service'
import { grpcClient, streamClient } from '@seedline/service-kit'
import { type Place, type RunningService, startRunning } from '@seedline/testing/running'

const folder = fileURLToPath(new URL('../..', import.meta.url))

/** With a fund service that nobody runs, unless an address is given, and no bank desk. */
export const startRegistry = (place: Place, fund = '127.0.0.1:1'): Promise<RunningService> =>
  startRunning({ folder }, place, { FUND_ADDRESS: fund, CREDIT_ADDRESS: '127.0.0.1:1' })

/** Clients of everything that the registry serves. */
export function clientsOf({ address }: RunningService) {
  const options = { address, deadlineMs: 10_000, idempotent: 'all' } as const
  const clients = {
    enterprises: grpcClient(EnterpriseServiceClient, options),
    batches: grpcClient(BatchServiceClient, options),
    figures: grpcClient(FiguresServiceClient, options),
    ladders: grpcClient(StageRecordServiceClient, options),
    carriers: grpcClient(CarrierServiceClient, options),
    contacts: grpcClient(ContactServiceClient, options),
    groups: grpcClient(GroupRelationServiceClient, options),
    designations: grpcClient(DesignationServiceClient, options),
    attestedFacts: grpcClient(AttestedFactServiceClient, options),
    selfChecks: grpcClient(SelfCheckServiceClient, options),
    ipRights: grpcClient(IpRightServiceClient, options),
    plan: grpcClient(PlanServiceClient, options),
    operations: grpcClient(OperationsServiceClient, options),
    facts: grpcClient(FactServiceClient, options),
    feed: grpcClient(FeedServiceClient, options),
    watches: streamClient(FactWatchServiceClient, address),
  }
  return {
    ...clients,
    close() {
      for (const client of Object.values(clients)) client.close()
    },
  }
}

export type Clients = ReturnType<typeof clientsOf>
