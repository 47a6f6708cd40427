import { CapTableServiceClient } from '@seedline/contracts/fund/v1/cap_table_service'
import { DealServiceClient } from '@seedline/contracts/fund/v1/deal_service'
import { FundServiceClient } from '@seedline/contracts/fund/v1/fund_service'
import { OperationsServiceClient } from '@seedline/contracts/operations/v1/operations_service'
import { EnterpriseServiceClient } from '@seedline/contracts/registry/v1/enterprise_service'
import { StageRecordServiceClient } from '@seedline/contracts/registry/v1/stage_record_service'
import { grpcClient } from '@seedline/service-kit/grpc'
import type { Random } from '../random.ts'
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

/** Who manages funds. */
export const organisations = ['first', 'second'] as const
export type Organisation = (typeof organisations)[number]

interface Caller {
  readonly token: string
}

interface Manager extends Caller {
  readonly organisation: Organisation
}

const tokenFor = (role: string, organisation = 'cluster-office', name = role): Caller => ({
  token: tokenOf({ subject: `user:${organisation}:${name}`, name, roles: [role], organisation }),
})

export const as = {
  registrar: tokenFor('registrar'),
  operator: tokenFor('operator', 'seedline'),
  /** Who looks after a fund's papers, of its organisation. */
  officer: (organisation: Organisation): Caller => tokenFor('coach', organisation),
} as const

/** One of the two people who manage an organisation's funds; now and then somebody of the other one. */
export function managerOf(organisation: Organisation, random: Random): Manager {
  const other = organisations.find((each) => each !== organisation) ?? organisation
  const its = random.chance(0.06) ? other : organisation
  const name = `manager-${random.between(1, 2)}`
  return { ...tokenFor('fund-manager', its, name), organisation: its }
}
