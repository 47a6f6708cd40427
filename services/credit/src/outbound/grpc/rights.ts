import type { Fact, FactServiceService } from '@seedline/contracts/facts/v1/fact_service'
import { ipLegalStatus, ipPhase } from '@seedline/contracts/operations'
import { causedBy, refusal } from '@seedline/contracts/refusals'
import { IpRight } from '@seedline/contracts/registry/v1/ip_right_service'
import type { GrpcClient } from '@seedline/service-kit/grpc'
import { localDate } from '@seedline/values'
import type { RightNow } from '../../pledge/commands.ts'
import type { FindRight } from '../../use-cases/reserve-pledge.ts'

/** The registry is waited for this long; what is left of the caller's time is kept for the rest. */
const patienceMs = 2_000
const keptMs = 500

type Rights = Pick<GrpcClient<typeof FactServiceService>, 'getFacts'>

/**
 * Rights as the registry has them stored at the moment of the question, not as a read model last heard of them. This service asks
 * in its own name: rights are for everybody to read, and what a portfolio needs is asked when no person is there.
 */
export const rightsBy =
  (rights: Rights, token: () => Promise<string>): FindRight =>
  async (ipRightId, deadline) => {
    const left = deadline.getTime() - Date.now() - keptMs
    const deadlineMs = Math.max(1, Math.min(left, patienceMs))
    try {
      const { facts, unknownIds } = await rights.getFacts(
        { kind: 'ip_right', ids: [ipRightId], asOf: undefined },
        { token: await token(), deadlineMs },
      )
      if (unknownIds.includes(ipRightId)) return undefined
      const [fact] = facts
      if (fact?.id !== ipRightId) throw refusal('RIGHT_NOT_CHECKED', { ip_right_id: ipRightId })
      return rightIn(fact)
    } catch (cause) {
      throw causedBy(cause, 'RIGHT_NOT_CHECKED', { ip_right_id: ipRightId })
    }
  }

function rightIn({ document, version }: Pick<Fact, 'document' | 'version'>): RightNow {
  const right = IpRight.decode(document)
  const statuses = right.statuses.map(ipLegalStatus.nameOf)
  return {
    version,
    phase: ipPhase.nameOf(right.phase) ?? 'unknown',
    suspended: statuses.some((status) => status === 'suspended' || status === 'preserved'),
    expiresOn: right.expiresOn === '' ? null : localDate(right.expiresOn),
    owners: right.owners.flatMap(({ enterpriseId }) => enterpriseId || []),
    pledges: right.pledges
      .filter(({ releasedOn }) => releasedOn === '')
      .map(({ reference, pledgee, since }) => ({ reference, pledgee, since })),
    entries: right.entries.map(({ version: at, type, on }) => ({ version: at, type, on })),
  }
}
