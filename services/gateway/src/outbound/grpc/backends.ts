import type { CapTableServiceService } from '@seedline/contracts/fund/v1/cap_table_service'
import type { DealServiceService } from '@seedline/contracts/fund/v1/deal_service'
import type { FundServiceService } from '@seedline/contracts/fund/v1/fund_service'
import type { OperationsServiceService } from '@seedline/contracts/operations/v1/operations_service'
import type { EnterpriseServiceService } from '@seedline/contracts/registry/v1/enterprise_service'
import type { StageRecordServiceService } from '@seedline/contracts/registry/v1/stage_record_service'
import type { RecordingService } from '@seedline/contracts/services'
import type { RemoteService } from '@seedline/service-kit'

/** The services behind the interface. */
export interface Backends {
  readonly enterprises: RemoteService<typeof EnterpriseServiceService>
  readonly stageRecords: RemoteService<typeof StageRecordServiceService>
  readonly funds: RemoteService<typeof FundServiceService>
  readonly deals: RemoteService<typeof DealServiceService>
  readonly capTables: RemoteService<typeof CapTableServiceService>
  /** How each of them is operated. */
  readonly operations: Readonly<
    Record<RecordingService, RemoteService<typeof OperationsServiceService>>
  >
}
