import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { type AsOf, asOfQuery } from '../kit/use-as-of.ts'
import { useSession } from '../session/use-session.ts'
import {
  getGetLoanApplicationUrl,
  getListLoanApplicationsUrl,
  getLoanApplication,
  listLoanApplications,
} from './gen/gateway.ts'
import type { ListLoanApplicationsParams, LoanApplicationStatus } from './gen/model/index.ts'
import { download } from './http.ts'

export type {
  LoanApplication,
  LoanApplicationStatus,
  LoanDue,
  LoanRequirement,
} from './gen/model/index.ts'

const PAGE_SIZE = 50

// What one organisation may see is none of the next one's who signs in at the same page.
const useOrganisation = (): string => useSession()?.organisation ?? ''

const asked = (status: string, pageToken: string): ListLoanApplicationsParams => ({
  pageSize: PAGE_SIZE,
  ...(status && { status: status as LoanApplicationStatus }),
  ...(pageToken && { pageToken }),
})

export function useLoans(status: string, pageToken: string) {
  return useQuery({
    queryKey: ['loans', useOrganisation(), status, pageToken],
    queryFn: ({ signal }) => listLoanApplications(asked(status, pageToken), { signal }),
    placeholderData: keepPreviousData,
  })
}

export function useLoan(id: string, asOf: AsOf) {
  return useQuery({
    queryKey: ['loan', useOrganisation(), id, asOf],
    queryFn: ({ signal }) => getLoanApplication(id, asOfQuery(asOf), { signal }),
  })
}

type FileKind = 'csv' | 'xlsx'

export const exportLoans = (status: string, kind: FileKind): Promise<void> =>
  download(getListLoanApplicationsUrl(asked(status, '')), `loans.${kind}`)

export const exportSchedule = (id: string, asOf: AsOf, kind: FileKind): Promise<void> =>
  download(getGetLoanApplicationUrl(id, asOfQuery(asOf)), `loan-schedule.${kind}`)
