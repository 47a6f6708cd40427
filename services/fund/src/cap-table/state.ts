import type { HolderKind } from '@seedline/contracts/kinds'
import { type Keyed, noEntries } from '@seedline/event-store'
import type { Currency, Evidence, LocalDate, Numeric, Provenance } from '@seedline/values'
import type { DealId, GivenId } from '../facts/ids.ts'
import type { RoundReserved, StockClassType } from './events.ts'

/** Who owns an enterprise now. Everything keeps the order in which it was recorded. */
export interface CapTableState {
  readonly classes: Keyed<StockClass>
  readonly holders: Keyed<Holder>
  /** Outstanding stock. */
  readonly securities: Keyed<Security>
  readonly plans: Keyed<Plan>
  /** Options and their like, also those that are fully exercised. */
  readonly grants: Keyed<Grant>
  /** Every security id that was ever used, with the quantity that it began with. */
  readonly usedIds: Keyed<Numeric>
  /** Ids of securities that were reversed: none is used again. */
  readonly reversedIds: Keyed<true>
  /** By deal: rounds that are being closed, and will enter. */
  readonly reserved: Keyed<ReservedRound>
  /** The rounds that entered by themselves. */
  readonly rounds: Keyed<true>
  /** By deal whose round was reversed: up to which version of the deal its closings no longer stand. */
  readonly reversedRounds: Keyed<number>
  /** By fund: the holder under whom it came in. A fund is one owner, whichever rounds it came by. */
  readonly fundHolders: Keyed<GivenId>
  /** The latest day on which registered capital became shares: quantities before it count otherwise. */
  readonly unitsChangedOn: LocalDate | undefined
  /** The latest day on which anything happened: what is entered for an earlier one is late. */
  readonly latestOn: LocalDate | undefined
}

export type ReservedRound = Pick<
  RoundReserved,
  'closing' | 'closingCommandId' | 'expectedDealVersion'
>

export interface StockClass {
  readonly id: GivenId
  readonly name: string
  readonly type: StockClassType
  readonly authorized: Numeric | undefined
  /** All stock of the class together. */
  readonly outstanding: Numeric
  /** The latest split of the class or conversion into it. */
  readonly changedOn: LocalDate | undefined
  /**
   * The latest day on which anything happened to its stock, plans or options, also to what is gone since: what
   * changes all of the class can't be dated before it.
   */
  readonly touchedOn: LocalDate | undefined
}

export interface Holder {
  readonly id: GivenId
  readonly name: string
  readonly kind: HolderKind
}

export interface Security {
  readonly id: GivenId
  readonly holderId: GivenId
  readonly classId: GivenId
  readonly quantity: Numeric
  /** Before splits and conversions: what `sharePrice` was paid for. */
  readonly issuedQuantity: Numeric
  readonly sharePrice: Numeric | undefined
  readonly currency: Currency | undefined
  readonly issuedOn: LocalDate
  /** The day of what last changed its quantity or class; nothing about it may be dated before. */
  readonly since: LocalDate
  readonly dealId: DealId | undefined
  readonly evidence: readonly Evidence[]
  readonly provenance: Provenance | undefined
}

export interface Plan {
  readonly id: GivenId
  readonly name: string
  readonly classId: GivenId
  readonly reserved: Numeric
  /** All that was ever granted, exercised or not. */
  readonly granted: Numeric
  readonly exercised: Numeric
  readonly approvedOn: LocalDate
  readonly since: LocalDate
}

export interface Grant {
  readonly id: GivenId
  readonly holderId: GivenId
  readonly planId: GivenId
  readonly outstanding: Numeric
  readonly exercisePrice: Numeric | undefined
  readonly currency: Currency | undefined
  readonly issuedOn: LocalDate
  readonly expiresOn: LocalDate | undefined
  readonly since: LocalDate
  /** By vesting condition. */
  readonly vestingStarts: Keyed<LocalDate>
}

export const emptyCapTable: CapTableState = {
  classes: noEntries(),
  holders: noEntries(),
  securities: noEntries(),
  plans: noEntries(),
  grants: noEntries(),
  usedIds: noEntries(),
  reversedIds: noEntries(),
  reserved: noEntries(),
  rounds: noEntries(),
  reversedRounds: noEntries(),
  fundHolders: noEntries(),
  unitsChangedOn: undefined,
  latestOn: undefined,
}
