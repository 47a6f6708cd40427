import type { IpFamily, IpKind, LocalDate } from '@seedline/values'
import type { Fact, Known } from './known.ts'

export interface Owner {
  /** Empty: none that is registered here. */
  readonly enterpriseId: string
  readonly name: string
  /** Percent of the whole, a decimal; null: not agreed, or not known. */
  readonly share: string | null
}

export interface Owners {
  /** By rank. */
  readonly owners: readonly Owner[]
  /** Since when they are; null: no source says. */
  readonly since: LocalDate | null
}

export interface Fees {
  /** Paid until then, which is when the next is due. */
  readonly dueOn: LocalDate
  /** The last day of grace. */
  readonly graceUntil: LocalDate
}

/** How a right had ended by the register; what its term makes of it is reckoned from the days. */
export const endings = [
  'rejected',
  'withdrawn',
  'terminated-fee',
  'abandoned',
  'cancelled',
  'invalidated-full',
] as const
export type Ending = (typeof endings)[number]

interface Lasting {
  readonly reference: string
  readonly since: LocalDate
  /** Null: no end was told. */
  readonly until: LocalDate | null
}

export interface Licence extends Lasting {
  readonly licensee: string
  readonly kind: 'exclusive' | 'sole' | 'ordinary' | 'open' | 'unstated'
}

export interface Dispute extends Lasting {
  readonly kind: 'ownership' | 'infringement' | 'contract' | 'other' | 'unstated'
}

/** `until`: the day of its decision. */
export interface Invalidation extends Lasting {
  readonly outcome: 'wholly' | 'partly' | 'maintained' | null
}

export interface Consent {
  /** Empty: all have agreed that nobody is asked. */
  readonly ownerName: string
  readonly purpose: 'any' | 'pledge' | 'licence' | 'transfer' | 'unstated'
  readonly since: LocalDate
  readonly until: LocalDate | null
}

/** `until`: the day of its release. A debt that fell due doesn't release it. */
export interface Pledge extends Lasting {
  readonly pledgee: string
}

/** What may be looked up in a register as a whole: only then is it known that there is nothing else. */
export const aspects = [
  'status',
  'measures',
  'pledges',
  'licences',
  'disputes',
  'invalidations',
  'consents',
  'same-day',
] as const
export type Aspect = (typeof aspects)[number]

/** Everything that is known of one right, in the world's own days; plain JSON, so that it can be recorded and replayed. */
export interface RightFacts {
  readonly rightId: string
  /** Of the right's record. */
  readonly version: number
  /** When that record was last seen to be current; `'unknown'` where nobody said. */
  readonly observedAt: string
  /** The day whose state is told: what was later, and has no day of its own, isn't in it. */
  readonly toldFor: LocalDate | 'unknown'
  readonly family: IpFamily
  readonly kind: IpKind
  readonly number: string
  readonly title: string
  readonly owners: Known<Owners>
  readonly filedOn: Known<LocalDate>
  /** `'none'`: an office says that it is still an application. */
  readonly grantedOn: Known<LocalDate | 'none'>
  /** The first day on which the term has run out. */
  readonly expiresOn: Known<LocalDate>
  readonly fees: Known<Fees>
  readonly ended: Known<{ readonly status: Ending; readonly on: LocalDate } | 'none'>
  readonly suspended: Known<boolean>
  readonly preserved: Known<boolean>
  /** The application of the same day by the same applicant; `'none'`: there is none. */
  readonly sameDayNumber: Known<string>
  readonly acquisition: Known<string>
  readonly acquiredOn: Known<LocalDate>
  /** Of national defence, or otherwise secret. */
  readonly secret: Known<boolean>
  readonly implemented: Known<boolean>
  readonly licences: readonly Fact<Licence>[]
  readonly disputes: readonly Fact<Dispute>[]
  readonly invalidations: readonly Fact<Invalidation>[]
  readonly consents: readonly Fact<Consent>[]
  readonly pledges: readonly Fact<Pledge>[]
  /** The last day on which each aspect was seen to hold nothing but what is told here. */
  readonly checked: Readonly<Record<Aspect, Known<LocalDate>>>
}

/** An enterprise's record that goes on as another. */
export interface MergedRecord {
  readonly enterpriseId: string
  readonly survivorId: string
}

export interface PledgeFacts {
  readonly rights: readonly RightFacts[]
  readonly merged: readonly MergedRecord[]
}
