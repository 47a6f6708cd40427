import type {
  GetCapTableHistoryRequest,
  GetCapTableRequest,
} from '@seedline/contracts/fund/v1/cap_table_service'
import {
  type GetDealRequest,
  type ListDealsRequest,
  DealStatus as ProtoStatus,
} from '@seedline/contracts/fund/v1/deal_service'
import type { GetFundRequest, ListFundsRequest } from '@seedline/contracts/fund/v1/fund_service'
import {
  type Fields,
  fieldsOfRequest,
  readAsOf,
  readId,
  readPage,
  readVersion,
} from '@seedline/requests'
import type { HistoryQuestion } from '../../projections/cap-table/history.ts'
import type { CapTableQuestion } from '../../projections/cap-table/query.ts'
import { statusFromProto } from '../../projections/deal/document.ts'
import type { DealFilter, DealQuestion } from '../../projections/deal/query.ts'
import type { FundQuestion } from '../../projections/fund/query.ts'

type Page = { readonly size: number; readonly token: string }

/** @throws ProblemError REQUEST_INVALID */
export function readFundQuestion(request: GetFundRequest, deadline: Date): FundQuestion {
  const fields = fieldsOfRequest()
  return fields.complete<FundQuestion>({
    fundId: readId(fields, '/fundId', 'Fund', request.fundId),
    ...readMoment(fields, request),
    deadline,
  })
}

/** @throws ProblemError REQUEST_INVALID */
export function readDealQuestion(request: GetDealRequest, deadline: Date): DealQuestion {
  const fields = fieldsOfRequest()
  return fields.complete<DealQuestion>({
    dealId: readId(fields, '/dealId', 'Deal', request.dealId),
    ...readMoment(fields, request),
    deadline,
  })
}

/** @throws ProblemError REQUEST_INVALID */
export function readCapTableQuestion(
  request: GetCapTableRequest,
  deadline: Date,
): CapTableQuestion {
  const fields = fieldsOfRequest()
  return fields.complete<CapTableQuestion>({
    enterpriseId: readId(fields, '/enterpriseId', 'Enterprise', request.enterpriseId),
    ...readMoment(fields, request),
    deadline,
  })
}

const readMoment = (
  fields: Fields,
  { asOf, atLeastVersion }: Pick<GetDealRequest, 'asOf' | 'atLeastVersion'>,
) => ({
  asOf: readAsOf(fields, asOf),
  atLeastVersion: readVersion(fields, '/atLeastVersion', atLeastVersion),
})

const wholeHistory = { size: 500, token: '' }

/** @throws ProblemError REQUEST_INVALID */
export function readHistoryQuestion(request: GetCapTableHistoryRequest): HistoryQuestion {
  const fields = fieldsOfRequest()
  return fields.complete<HistoryQuestion>({
    enterpriseId: readId(fields, '/enterpriseId', 'Enterprise', request.enterpriseId),
    asOf: readAsOf(fields, request.asOf),
    page: request.page === undefined ? wholeHistory : readPage(fields, request.page),
  })
}

/** @throws ProblemError REQUEST_INVALID */
export function readFundPage(request: ListFundsRequest): Page {
  const fields = fieldsOfRequest()
  return fields.complete<{ page: Page }>({ page: readPage(fields, request.page) }).page
}

/** @throws ProblemError REQUEST_INVALID */
export function readDealList(request: ListDealsRequest): { filter: DealFilter; page: Page } {
  const fields = fieldsOfRequest()
  const { fundId, enterpriseId, status } = request
  const filter = {
    fundId: fundId && readId(fields, '/fundId', 'Fund', fundId),
    enterpriseId: enterpriseId && readId(fields, '/enterpriseId', 'Enterprise', enterpriseId),
    status:
      status === ProtoStatus.DEAL_STATUS_UNSPECIFIED
        ? undefined
        : (statusFromProto(status) ??
          fields.refuse('/status', 'VALUE_NOT_IN_LIST', {
            zh: '没有这样的项目状态',
            en: 'There is no such status of a deal',
          })),
  }
  return fields.complete({ filter: filter as DealFilter, page: readPage(fields, request.page) })
}
