import type { FormerName } from '@seedline/contracts/registry/v1/enterprise_service'
import type { EventStore } from '@seedline/event-store'
import type { EnterpriseId, Uscc } from '@seedline/values'
import { enterprise } from '../../enterprise/aggregate.ts'
import { usccClaim } from '../../uscc-claim/aggregate.ts'

interface Carrying {
  readonly uscc: Uscc
  readonly enterpriseId: EnterpriseId
  readonly nameZh: string
  readonly nameEn: string
  readonly formerNames: FormerName[]
}

/**
 * The enterprises that carry these codes, as their streams say: whoever has just registered them finds them. Asked for
 * together, the streams are read together.
 */
export async function carryingCodes(
  store: EventStore,
  codes: readonly Uscc[],
): Promise<readonly Carrying[]> {
  const found = await Promise.all([...new Set(codes)].map((code) => carrying(store, code)))
  return found.filter((one) => one !== undefined)
}

async function carrying(store: EventStore, uscc: Uscc): Promise<Carrying | undefined> {
  const { state: claim } = await store.load(usccClaim, uscc)
  if (claim.status === 'free') return undefined
  const { state } = await store.load(enterprise, claim.holder)
  // A claim comes before the enterprise's own event, and giving up before that it drops the code.
  if (state.status === 'unregistered' || state.profile.uscc !== uscc) return undefined
  const { nameZh, nameEn } = state.profile
  return { uscc, enterpriseId: claim.holder, nameZh, nameEn, formerNames: [...state.formerNames] }
}
