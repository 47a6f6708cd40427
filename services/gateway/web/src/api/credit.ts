import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useSession } from '../session/use-session.ts'
import {
  findIpRight,
  getEligibilityAnswer,
  getEnterprise,
  listConsents,
  listEligibilityQueries,
  listEnterprises,
  replayEligibility,
} from './gen/gateway.ts'
import type { Enterprise, IpFamily } from './gen/model/index.ts'
import { GatewayProblem } from './problem.ts'

export type {
  AskEligibility,
  AskedRight,
  Consent,
  Declared,
  EligibilityAnswer,
  EligibilityQuery,
  IpFamily,
  LoanProduct,
} from './gen/model/index.ts'

const PAGE_SIZE = 20
/** An enterprise sees within a minute who asked about it, whether or not its page hears of the event. */
const ASKED_ANEW_MS = 30_000

// What one organisation may see is none of the next one's who signs in at the same page.
const useOrganisation = (): string => useSession()?.organisation ?? ''

/** What this person may see of who asked what, the latest first. */
export function useEligibilityQueries(pageToken: string) {
  return useQuery({
    queryKey: ['eligibility-queries', useOrganisation(), pageToken],
    queryFn: ({ signal }) => listEligibilityQueries(paged(pageToken), { signal }),
    placeholderData: keepPreviousData,
    refetchInterval: ASKED_ANEW_MS,
  })
}

export function useConsents(pageToken: string) {
  return useQuery({
    queryKey: ['consents', useOrganisation(), pageToken],
    queryFn: ({ signal }) => listConsents(paged(pageToken), { signal }),
    placeholderData: keepPreviousData,
  })
}

const paged = (pageToken: string) => ({ pageSize: PAGE_SIZE, ...(pageToken && { pageToken }) })

/** What a query was told; it never changes. Empty: nothing is asked. */
export function useEligibilityAnswer(queryId: string) {
  return useQuery({
    queryKey: ['eligibility-answer', useOrganisation(), queryId],
    queryFn: ({ signal }) => getEligibilityAnswer(queryId, { signal }),
    enabled: queryId !== '',
  })
}

/** Decides a query once more, when somebody wants to see it. */
export function useReplay(queryId: string, wanted: boolean) {
  return useQuery({
    queryKey: ['eligibility-replay', useOrganisation(), queryId],
    queryFn: ({ signal }) => replayEligibility(queryId, { signal }),
    enabled: wanted,
  })
}

export interface FoundEnterprise {
  readonly enterprise: Enterprise
  /** By which of its rights it was found. */
  readonly right?: { readonly family: IpFamily; readonly number: string }
}

const FOUND_MOST = 10

/** Enterprises by a fragment of the name, by the code, or by the number of a right that they own. */
export function useEnterpriseSearch(search: string, family: IpFamily | undefined) {
  return useQuery({
    queryKey: ['enterprise-search', search, family],
    queryFn: async ({ signal }): Promise<readonly FoundEnterprise[]> => {
      const [named, owning] = await Promise.all([
        listEnterprises({ search, pageSize: FOUND_MOST }, { signal }),
        family ? ownersOf(family, search, signal) : [],
      ])
      return [...owning, ...named.items.map((enterprise) => ({ enterprise }))]
    },
    enabled: search !== '',
  })
}

async function ownersOf(
  family: IpFamily,
  number: string,
  signal: AbortSignal,
): Promise<readonly FoundEnterprise[]> {
  const right = await findIpRight({ family, number }, { signal }).catch(noneThen)
  const ids = (right?.owners ?? []).flatMap(({ enterpriseId }) => enterpriseId || [])
  const owners = await Promise.all(
    ids.slice(0, FOUND_MOST).map((id) => getEnterprise(id, {}, { signal })),
  )
  return owners.map((enterprise) => ({
    enterprise,
    right: { family, number: right?.number ?? '' },
  }))
}

/** Something that only looks like a number is a name. */
function noneThen(error: unknown): undefined {
  const status = error instanceof GatewayProblem ? error.problem.status : 0
  if (![400, 404, 422].includes(status)) throw error
}
