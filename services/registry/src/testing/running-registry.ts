import { fileURLToPath } from 'node:url'
import { BatchServiceClient } from '@seedline/contracts/batches/v1/batch_service'
import { OperationsServiceClient } from '@seedline/contracts/operations/v1/operations_service'
import { EnterpriseServiceClient } from '@seedline/contracts/registry/v1/enterprise_service'
import { FiguresServiceClient } from '@seedline/contracts/registry/v1/figures_service'
import { IpRightServiceClient } from '@seedline/contracts/registry/v1/ip_right_service'
import { StageRecordServiceClient } from '@seedline/contracts/registry/v1/stage_record_service'
import { grpcClient } from '@seedline/service-kit'
import { type Place, type RunningService, startRunning } from '@seedline/testing'

const folder = fileURLToPath(new URL('../..', import.meta.url))

/** With a fund service that nobody runs, unless an address is given. */
export const startRegistry = (place: Place, fund = '127.0.0.1:1'): Promise<RunningService> =>
  startRunning({ folder }, place, { FUND_ADDRESS: fund })

/** Clients of everything that the registry serves. */
export function clientsOf({ address }: RunningService) {
  const options = { address, deadlineMs: 10_000, idempotent: 'all' } as const
  const enterprises = grpcClient(EnterpriseServiceClient, options)
  const batches = grpcClient(BatchServiceClient, options)
  const figures = grpcClient(FiguresServiceClient, options)
  const ladders = grpcClient(StageRecordServiceClient, options)
  const ipRights = grpcClient(IpRightServiceClient, options)
  const operations = grpcClient(OperationsServiceClient, options)
  return {
    batches,
    enterprises,
    figures,
    ladders,
    ipRights,
    operations,
    close() {
      for (const client of [enterprises, ladders, ipRights, operations, figures, batches])
        client.close()
    },
  }
}

export type Clients = ReturnType<typeof clientsOf>
