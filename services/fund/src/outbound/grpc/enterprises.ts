import { causedBy } from '@seedline/contracts/refusals'
import {
  EnterpriseServiceClient,
  type EnterpriseServiceService,
} from '@seedline/contracts/registry/v1/enterprise_service'
import { type GrpcClient, grpcClient } from '@seedline/service-kit'
import type { EnterpriseId } from '@seedline/values'
import { localDate, ProblemError, parseId, trusted } from '@seedline/values'
import { currentOf, type ViewStore } from '@seedline/views'
import type { KnownEnterpriseDocument } from '../../projections/known-enterprise/document.ts'
import type { Asking, Enterprises, Standing } from '../../use-cases/enterprise-standing.ts'

/** The registry is waited for this long; what is left of the caller's time is kept for the rest. */
const patienceMs = 2_000
const keptMs = 500

export type Registry = Pick<GrpcClient<typeof EnterpriseServiceService>, 'getEnterprise'>

/** A client of the registry; close it on stop. */
export const registryClient = (address: string): GrpcClient<typeof EnterpriseServiceService> =>
  grpcClient(EnterpriseServiceClient, {
    address,
    deadlineMs: patienceMs,
    idempotent: ['getEnterprise'],
    attempts: 2,
  })

/** Enterprises as this service knows them, and as the registry does. */
export const enterprisesBy = (
  known: ViewStore<KnownEnterpriseDocument>,
  registry: Registry,
): Enterprises => ({
  async known(enterpriseId) {
    const viewed = await currentOf(known, {
      key: enterpriseId,
      stream: '',
      asOf: {},
      atLeastVersion: 0,
      deadline: new Date(Date.now() + patienceMs),
    })
    return viewed && standing(viewed.data)
  },
  ask: (enterpriseId, asking) => ask(registry, enterpriseId, asking),
})

// With the caller's own token: what he may not know of an enterprise, he is not told by a detour.
async function ask(
  registry: Registry,
  enterpriseId: EnterpriseId,
  { token, requestId, deadline }: Asking,
): Promise<Standing | undefined> {
  const left = deadline.getTime() - Date.now() - keptMs
  const deadlineMs = Math.max(1, Math.min(left, patienceMs))
  try {
    const found = await registry.getEnterprise(
      { enterpriseId, asOf: undefined, atLeastVersion: 0 },
      { token, requestId, deadlineMs },
    )
    return standing(found)
  } catch (cause) {
    const found = cause instanceof ProblemError ? cause.problem : undefined
    if (found?.code === 'ENTERPRISE_UNKNOWN') return undefined
    if (found?.kind === 'unauthenticated' || found?.kind === 'forbidden') throw cause
    throw causedBy(cause, 'REGISTRY_UNAVAILABLE', { enterprise_id: enterpriseId })
  }
}

const standing = ({
  uscc,
  closedOn,
  mergedInto,
}: Pick<KnownEnterpriseDocument, 'uscc' | 'closedOn' | 'mergedInto'>): Standing => ({
  uscc: uscc === '' ? undefined : uscc,
  closedOn: closedOn === '' ? undefined : localDate(closedOn),
  mergedInto: mergedInto === '' ? undefined : trusted(parseId('Enterprise', mergedInto)),
})
