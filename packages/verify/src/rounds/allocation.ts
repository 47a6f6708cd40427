import type { Amount, DealEvent } from './deal-event.ts'

/** What one fund has for one deal, reckoned from the fund's stream alone. */
export interface Allocation {
  readonly fundId: string
  readonly stage: 'free' | 'reserved' | 'invested'
  /** Of the stage; absent where nothing is. */
  readonly amount: Amount
  /** Minor units reserved and neither invested nor released; of a free or invested deal none may be left. */
  readonly rest: bigint
}

type OfFund = Extract<
  DealEvent,
  { readonly type: 'reserved' | 'released' | 'invested' | 'investment-reversed' }
>

/** The allocation after one more event of the fund's stream. */
export function allocate(before: Allocation | undefined, event: OfFund): Allocation {
  const { fundId, amount } = event
  const rest = before?.rest ?? 0n
  const units = amount?.minorUnits ?? 0n
  switch (event.type) {
    case 'reserved':
    case 'investment-reversed':
      return { fundId, stage: 'reserved', amount, rest: rest + units }
    case 'invested':
      return { fundId, stage: 'invested', amount, rest: rest - units }
    case 'released':
      // Of a deal that closed for less the rest is released, and what was invested stays.
      return before?.stage === 'invested'
        ? { ...before, rest: rest - units }
        : { fundId, stage: 'free', amount: undefined, rest: rest - units }
    default:
      return event satisfies never
  }
}

export const shownAmount = (amount: Amount): string =>
  amount === undefined ? 'nothing' : `${amount.minorUnits} minor units of ${amount.currency}`
