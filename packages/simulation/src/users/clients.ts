import { CapTableServiceClient } from '@seedline/contracts/fund/v1/cap_table_service'
import { DealServiceClient } from '@seedline/contracts/fund/v1/deal_service'
import { FundServiceClient } from '@seedline/contracts/fund/v1/fund_service'
import { OperationsServiceClient } from '@seedline/contracts/operations/v1/operations_service'
import { EnterpriseServiceClient } from '@seedline/contracts/registry/v1/enterprise_service'
import { StageRecordServiceClient } from '@seedline/contracts/registry/v1/stage_record_service'
import { grpcClient } from '@seedline/service-kit/grpc'
import { tokenOf } from '../stand-ins/verifier-of.ts'

const deadlineMs = 8000

/** The clients that people use, as the gateway does for them. */
export const clients = () => {
  const [fund, registry] = ['fund:1', 'registry:1']
  const options = (address: string) =>
    ({ address, deadlineMs, idempotent: 'all', attempts: 2 }) as const
  return {
    funds: grpcClient(FundServiceClient, options(fund)),
    deals: grpcClient(DealServiceClient, options(fund)),
    capTables: grpcClient(CapTableServiceClient, options(fund)),
    enterprises: grpcClient(EnterpriseServiceClient, options(registry)),
    stages: grpcClient(StageRecordServiceClient, options(registry)),
  }
}

export type Clients = ReturnType<typeof clients>

export const operationsAt = (address: string) =>
  grpcClient(OperationsServiceClient, { address, deadlineMs, idempotent: 'all', attempts: 2 })

const tokenFor = (role: string): { readonly token: string } => ({
  token: tokenOf({
    subject: `user:${role}`,
    name: role,
    roles: [role],
    organisation: 'simulation',
  }),
})

export const as = {
  manager: tokenFor('fund-manager'),
  registrar: tokenFor('registrar'),
  officer: tokenFor('bank-officer'),
  operator: tokenFor('operator'),
} as const
