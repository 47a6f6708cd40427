import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { asked } from '../kit/use-filter.ts'
import {
  getFunnel,
  getGetPlanGroupsUrl,
  getListPlanEnterprisesUrl,
  getPlan,
  getPlanGroups,
  listPlanEnterprises,
} from './gen/gateway.ts'
import type {
  GetFunnelParams,
  GetPlanGroupsParams,
  ListPlanEnterprisesParams,
} from './gen/model/index.ts'
import { download } from './http.ts'

export type {
  Funnel,
  FunnelCohort,
  FunnelField,
  FunnelPace,
  FunnelStageCount,
  FunnelStep,
  Plan,
  PlanCluster,
  PlanEnterprise,
  PlanFact,
  PlanGroup,
  PlanGroups,
  PlanMeasure,
  PlanNumber,
  PlanPathPoint,
  PlanQuestion,
  PlanState,
  PlanTarget,
} from './gen/model/index.ts'

/** Parameters by their name; what is empty isn't asked. */
export type PlanFilter = Readonly<Record<string, string>>

type FileKind = 'csv' | 'xlsx'

const COUNTED_WITHIN_MS = 1_000

/** What was recorded a moment ago is counted a moment later, and no event tells of that. */
const untilCounted = (query: {
  readonly state: { readonly data?: { readonly notYetCounted: number } | undefined }
}) => ((query.state.data?.notYetCounted ?? 0) > 0 ? COUNTED_WITHIN_MS : false)

export function usePlan(asOf: string) {
  return useQuery({
    queryKey: ['plan', asOf],
    queryFn: ({ signal }) => getPlan(asked({ asOf }), { signal }),
    placeholderData: keepPreviousData,
    refetchInterval: untilCounted,
  })
}

export function usePlanGroups(filter: PlanFilter, enabled = true) {
  return useQuery({
    queryKey: ['plan-groups', filter],
    queryFn: ({ signal }) =>
      getPlanGroups(asked(filter) as unknown as GetPlanGroupsParams, { signal }),
    placeholderData: keepPreviousData,
    refetchInterval: untilCounted,
    enabled,
  })
}

export function usePlanEnterprises(filter: PlanFilter) {
  return useQuery({
    queryKey: ['plan-enterprises', filter],
    queryFn: ({ signal }) =>
      listPlanEnterprises(asked(filter) as unknown as ListPlanEnterprisesParams, { signal }),
    placeholderData: keepPreviousData,
  })
}

export function useFunnel(filter: PlanFilter) {
  return useQuery({
    queryKey: ['plan-funnel', filter],
    queryFn: ({ signal }) => getFunnel(asked(filter) as unknown as GetFunnelParams, { signal }),
    placeholderData: keepPreviousData,
    refetchInterval: untilCounted,
  })
}

export function exportPlanGroups(filter: PlanFilter, kind: FileKind): Promise<void> {
  const params = asked(filter) as unknown as GetPlanGroupsParams
  return download(getGetPlanGroupsUrl(params), `plan-${params.measure}.${kind}`)
}

export function exportPlanEnterprises(filter: PlanFilter, kind: FileKind): Promise<void> {
  const params = asked(filter) as unknown as ListPlanEnterprisesParams
  return download(getListPlanEnterprisesUrl(params), `plan-enterprises-${params.measure}.${kind}`)
}
