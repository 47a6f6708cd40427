import { fileURLToPath } from 'node:url'
import { CapTableServiceClient } from '@seedline/contracts/fund/v1/cap_table_service'
import { DealServiceClient } from '@seedline/contracts/fund/v1/deal_service'
import { FundServiceClient } from '@seedline/contracts/fund/v1/fund_service'
import { OperationsServiceClient } from '@seedline/contracts/operations/v1/operations_service'
import { grpcClient } from '@seedline/service-kit'
import { type Place, type RunningService, startRunning } from '@seedline/testing/running'

const folder = fileURLToPath(new URL('../..', import.meta.url))

export const startFund = (
  place: Place,
  settings: Readonly<Record<string, string>> = {},
  entry: 'main' | 'relay' = 'main',
): Promise<RunningService> => startRunning({ folder, entry }, place, settings)

/** Clients of everything that the fund service serves. */
export function clientsOf({ address }: RunningService) {
  const options = { address, deadlineMs: 10_000, idempotent: 'all' } as const
  const funds = grpcClient(FundServiceClient, options)
  const deals = grpcClient(DealServiceClient, options)
  const capTables = grpcClient(CapTableServiceClient, options)
  const operations = grpcClient(OperationsServiceClient, options)
  return {
    funds,
    deals,
    capTables,
    operations,
    close() {
      for (const client of [funds, deals, capTables, operations]) client.close()
    },
  }
}

export type Clients = ReturnType<typeof clientsOf>
