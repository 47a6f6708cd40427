import type { CommandOf, deals } from '@seedline/contracts/operations'
import type { Currency, LocalDate, SharePrice } from '@seedline/values'
import type { DealId } from '../facts/ids.ts'
import type { TwoPeople } from '../fund/state.ts'

type Declared = CommandOf<typeof deals, 'dealId', DealId>
type Asked<Type extends Declared['type']> = Extract<Declared, { readonly type: Type }>

/** Who takes a step, and which steps of the fund's deals take two people. */
export interface Step {
  readonly by: string
  readonly twoPeople: TwoPeople
}

/** Absent where a step is carried on that was judged when it began. */
interface ByPerson {
  readonly step?: Step
}

export type OpenDeal = Asked<'OpenDeal'>
export type ApproveDeal = Asked<'ApproveDeal'> & ByPerson

/** The round's currency is that of its amounts: the edge has seen that the price is in it. */
export type CloseRound = Omit<Asked<'CloseRound'>, 'sharePrice'> & {
  readonly sharePrice: SharePrice
} & ByPerson

/** The closing that is taken back is known by its event. */
export type ReverseRound = Asked<'ReverseRound'> & { readonly closingEventId: string }
export type ReverseApproval = Asked<'ReverseApproval'>
export type ReopenDeal = Asked<'ReopenDeal'>

/** What is asked of an opened deal, as its operations declare it. */
export type DealCommand =
  | Exclude<Declared, { readonly type: 'OpenDeal' | 'ApproveDeal' | 'CloseRound' | 'ReverseRound' }>
  | ApproveDeal
  | CloseRound
  | ReverseRound

/** What opening a deal asks of the fund: it exists, and is in this currency since this day. */
export interface FundTerms {
  readonly currency: Currency
  readonly openedOn: LocalDate
}
