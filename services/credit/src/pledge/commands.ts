import type { CommandOf, pledgeLapse, pledges } from '@seedline/contracts/operations'
import type { EnterpriseId, Id, Instant, LocalDate, Money, Uscc } from '@seedline/values'
import type { IpRightId, PledgeId, PledgeReserved } from './events.ts'

type Declared = CommandOf<typeof pledges, 'ipRightId', IpRightId>
type Asked<Type> = Extract<Declared, { readonly type: Type }>

/** A pledge that the registry has on record, and that was not released. */
export interface RegisteredPledge {
  readonly reference: string
  readonly pledgee: string
  readonly since: string
}

/** A right as the registry has it now. */
export interface RightNow {
  readonly version: number
  readonly phase: 'application' | 'in-force' | 'ended' | 'unknown'
  readonly suspended: boolean
  /** The first day on which its term has run out; null: not known. */
  readonly expiresOn: LocalDate | null
  /** Those of its owners that are registered. */
  readonly owners: readonly string[]
  readonly pledges: readonly RegisteredPledge[]
  readonly entries: readonly {
    readonly version: number
    readonly type: string
    readonly on: string
  }[]
}

/** What is found out before a pledge is reserved: the consent, and the right as it stands. */
export interface ReservePledge {
  readonly type: 'ReservePledge'
  readonly at: Instant
  readonly ipRightId: IpRightId
  readonly pledgeId: PledgeId
  readonly family: PledgeReserved['family']
  readonly number: string
  readonly bank: string
  readonly enterpriseId: EnterpriseId
  readonly uscc: Uscc
  readonly secured: Money
  readonly maturesOn: LocalDate
  readonly contractNumber: string
  readonly loanCase: string
  readonly evidence: PledgeReserved['evidence']
  readonly portfolioPledgeId: PledgeReserved['portfolioPledgeId']
  readonly consent: { readonly consentId: Id<'Consent'>; readonly version: number }
  /** 0: the bank has not seen it. */
  readonly expectedRightVersion: number
  /** Undefined: the registry knows of none. */
  readonly right: RightNow | undefined
  /** Whether the enterprise is among its owners, be it as a record that goes on as another. */
  readonly owned: boolean
}

/** Whether the portfolio that a pledge is part of is still being placed. */
interface OfPortfolio {
  readonly underWay: boolean
}

export type ChangePledge = Asked<'ChangePledge'> &
  OfPortfolio & {
    /** Looked at where another maturity is asked for. */
    readonly right: RightNow | undefined
  }

export type LapsePledge = Asked<'LapsePledge'> &
  OfPortfolio & { readonly cause?: (typeof pledgeLapse.names)[number] }

export type PledgeStep =
  | ((
      | Asked<'FilePledge'>
      | Asked<'RegisterPledge'>
      | Asked<'ReleasePledge'>
      | Asked<'EnforcePledge'>
      | Asked<'ReversePledgeEntry'>
    ) &
      OfPortfolio)
  | ChangePledge
  | LapsePledge

export type StepOf<Type> = Extract<PledgeStep, { readonly type: Type }>

export type PledgeCommand = ReservePledge | PledgeStep
