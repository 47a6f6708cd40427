import type { CommandOf, ipRights } from '@seedline/contracts/operations'
import type { Instant, Objection } from '@seedline/values'
import type { TakesBack } from '../facts/whose.ts'
import type { IpFact, IpProfile, IpRightId, IpRightRegistered } from './events.ts'

type Declared = CommandOf<typeof ipRights, 'ipRightId', IpRightId>
type Asked<Type> = Extract<Declared, { readonly type: Type }>

/** What the register says against enterprises that a command names, by their ids: unknown, or merged into another. */
interface Naming {
  readonly against: ReadonlyMap<string, Objection>
}

export interface RegisterIpRight extends Naming {
  readonly type: 'RegisterIpRight'
  readonly ipRightId: IpRightId
  readonly at: Instant
  readonly profile: IpProfile & Pick<IpRightRegistered, 'evidence'>
  readonly facts: readonly IpFact[]
  /** Whether what is recorded already is passed over: of a file that comes every month. */
  readonly again: boolean
  /** Whether of that also what was taken back is recorded once more. */
  readonly despiteReversal: boolean
}

export interface RecordIpFacts extends Naming {
  readonly type: 'RecordIpFacts'
  readonly ipRightId: IpRightId
  readonly at: Instant
  readonly facts: readonly IpFact[]
}

export type CorrectIpRight = Asked<'CorrectIpRight'> & Naming
export type ReverseIpEntries = Asked<'ReverseIpEntries'> & TakesBack
export type WithdrawIpRight = Asked<'WithdrawIpRight'> & TakesBack

export type IpRightCommand =
  | RegisterIpRight
  | RecordIpFacts
  | CorrectIpRight
  | ReverseIpEntries
  | WithdrawIpRight
