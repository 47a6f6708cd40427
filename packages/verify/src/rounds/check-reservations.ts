import type { Difference } from '../difference.ts'
import { type Allocation, shownAmount } from './allocation.ts'
import type { DealStanding, Rounds } from './gather-rounds.ts'

type Fault = readonly [code: Difference['code'], detail: string]

/**
 * A fund has capital reserved for a deal exactly while the deal is approved and not closed, and has
 * invested only what a round closed; for what is declined or withdrawn it has nothing.
 */
export function* checkReservations(
  rounds: Rounds,
): Iterable<{ readonly dealId: string; readonly faults: readonly Fault[] }> {
  for (const dealId of new Set([...rounds.deals.keys(), ...rounds.allocations.keys()])) {
    const deal = rounds.deals.get(dealId)
    const allocations = [...(rounds.allocations.get(dealId)?.values() ?? [])]
    const faults = allocations.flatMap((allocation) =>
      faultsOf(deal, allocation, rounds.reversed.has(dealId)),
    )
    const own = allocations.find(({ fundId }) => fundId === deal?.fundId)
    if (deal?.status === 'approved' && (own === undefined || own.stage === 'free')) {
      faults.push(['RESERVATION_MISSING', `approved ${shownAmount(deal.approved)}`])
    }
    if (faults.length > 0) yield { dealId, faults }
  }
}

function faultsOf(
  deal: DealStanding | undefined,
  allocation: Allocation,
  isReversed: boolean,
): readonly Fault[] {
  const { fundId, stage, amount, rest } = allocation
  const has = `${fundId} has ${shownAmount(amount)} ${stage}`
  switch (stage) {
    case 'reserved':
      return reservationFaults(deal, allocation, has)
    case 'invested':
      if (deal?.status !== 'closed')
        return [[isReversed ? 'REVERSAL_INCOMPLETE' : 'CAPITAL_WITHOUT_ROUND', has]]
      return rest === 0n
        ? []
        : [['RESERVATION_DIFFERS', `${has}, and ${rest} of what was reserved is left`]]
    case 'free':
      return rest === 0n
        ? []
        : [['RESERVATION_DIFFERS', `${fundId} reserved ${rest} more than it released`]]
    default:
      return stage satisfies never
  }
}

function reservationFaults(
  deal: DealStanding | undefined,
  { fundId, amount }: Allocation,
  has: string,
): readonly Fault[] {
  if (deal === undefined || deal.status === 'open') return [['RESERVATION_WITHOUT_APPROVAL', has]]
  if (deal.status !== 'approved') return [['RESERVATION_LEFT', has]]
  const approved = shownAmount(deal.approved)
  if (approved === shownAmount(amount) && deal.fundId === fundId) return []
  return [['RESERVATION_DIFFERS', `${has}, ${deal.fundId} approved ${approved}`]]
}
