import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { endOfDay } from '../i18n/day.ts'
import { type AsOf, asOfQuery } from '../kit/use-as-of.ts'
import { asked } from '../kit/use-filter.ts'
import {
  checkDesignation,
  getAttestedFacts,
  getDesignations,
  getListDesignationsUrl,
  listDesignationRules,
  listDesignations,
} from './gen/gateway.ts'
import type { CheckPurpose, DesignationKind, ListDesignationsParams } from './gen/model/index.ts'
import { download } from './http.ts'

export type {
  AttestedFact,
  CheckLine,
  CheckNeed,
  CheckPurpose,
  Designation,
  DesignationKind,
  DesignationRule,
  FactWord,
  HeldDesignation,
  SelfCheck,
} from './gen/model/index.ts'

export function useHeldDesignations(filter: Readonly<Record<string, string>>) {
  return useQuery({
    queryKey: ['held-designations', filter],
    queryFn: ({ signal }) =>
      listDesignations(asked(filter) as unknown as ListDesignationsParams, { signal }),
    placeholderData: keepPreviousData,
  })
}

export function exportDesignations(filter: Readonly<Record<string, string>>): Promise<void> {
  const params = asked(filter) as unknown as ListDesignationsParams
  return download(getListDesignationsUrl(params), 'designations.csv')
}

export function useDesignations(id: string, asOf: AsOf) {
  return useQuery({
    queryKey: ['designations', id, asOf],
    queryFn: ({ signal }) => getDesignations(id, asOfQuery(asOf), { signal }),
  })
}

export function useAttestedFacts(id: string, asOf: AsOf) {
  return useQuery({
    queryKey: ['attested-facts', id, asOf],
    queryFn: ({ signal }) => getAttestedFacts(id, asOfQuery(asOf), { signal }),
  })
}

/** Which criteria are recorded, and which facts they may ask for: with the release that is running they don't change. */
export function useDesignationRules() {
  return useQuery({
    queryKey: ['designation-rules'],
    queryFn: ({ signal }) => listDesignationRules({ signal }),
    staleTime: Number.POSITIVE_INFINITY,
  })
}

export interface CheckAsked {
  readonly kind: DesignationKind
  /** Empty: today. */
  readonly on: string
  readonly purpose: CheckPurpose
  /** Empty: as it is known now. */
  readonly recordedOn: string
  /** As the gateway takes it: fact~value~unit~year, with | between; empty: nothing is supposed. */
  readonly suppose: string
}

export function useSelfCheck(id: string, { kind, on, purpose, recordedOn, suppose }: CheckAsked) {
  const params = {
    purpose,
    ...(on !== '' && { on }),
    ...(suppose !== '' && { suppose }),
    ...(recordedOn !== '' && { recordedAsOf: endOfDay(recordedOn) }),
  }
  return useQuery({
    queryKey: ['self-check', id, kind, params],
    queryFn: ({ signal }) => checkDesignation(id, kind, params, { signal }),
    placeholderData: keepPreviousData,
  })
}
