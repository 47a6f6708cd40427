import { problemOf } from '@seedline/contracts/refusals'
import type { EnterpriseId, Objection } from '@seedline/values'

/** What keeps anything more from being recorded under an id whose enterprise goes on as another. */
export const mergedFault = (
  enterpriseId: EnterpriseId,
  survivorId: EnterpriseId | undefined,
): Objection | undefined =>
  survivorId === undefined
    ? undefined
    : problemOf('ENTERPRISE_MERGED', { enterprise_id: enterpriseId, survivor_id: survivorId })
