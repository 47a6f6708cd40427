import { RoundReleased, RoundReserved } from '@seedline/contracts/fund/v1/cap_table_events'
import { HolderKind, RoundClosed } from '@seedline/contracts/fund/v1/deal_events'
import { Rung } from '@seedline/contracts/values/v1/rung'
import { fundEvent, made, on, papers, type ToldEvent, yuan } from './told.ts'

export const closingOf = (
  ids: { readonly fundId: string; readonly dealId: string; readonly enterpriseId: string },
  founders: number,
): RoundClosed =>
  RoundClosed.fromPartial({
    ...ids,
    round: Rung.RUNG_ANGEL,
    closedOn: on,
    sharePrice: '1',
    subscriptions: [
      {
        fundId: ids.fundId,
        holderId: ids.fundId,
        holderName: 'Fund',
        holderKind: HolderKind.HOLDER_KIND_FUND,
        shares: '7',
        amount: yuan(7),
      },
      ...Array.from({ length: founders }, (_, holder) => ({
        holderId: `founder-${holder}`,
        holderName: `Founder ${holder}`,
        holderKind: HolderKind.HOLDER_KIND_FOUNDER,
        shares: '100',
        amount: yuan(100),
      })),
    ],
    evidence: papers,
    provenance: made,
  })

/** Kept for the closing that `recordedSystem` records of such a deal. */
export const placeKept = (closing: RoundClosed): ToldEvent => {
  const kept = { ...placeOf(closing), closing, expectedDealVersion: 3 }
  return fundEvent('RoundReserved', RoundReserved.encode(RoundReserved.fromPartial(kept)).finish())
}

export const placeGivenBack = (closing: RoundClosed): ToldEvent => {
  const given = RoundReleased.fromPartial(placeOf(closing))
  return fundEvent('RoundReleased', RoundReleased.encode(given).finish())
}

const placeOf = ({ enterpriseId, dealId }: RoundClosed) => {
  return { enterpriseId, dealId, closingCommandId: `command-deal-${dealId}-4` }
}
