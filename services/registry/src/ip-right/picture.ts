import type { LocalDate } from '@seedline/values'
import type { IpFact, IpOwner, IpProfile } from './events.ts'
import type { IpStatus } from './words.ts'

type Fact<Type extends IpFact['type']> = Extract<IpFact, { readonly type: Type }>

/** Something that an entry says of a day. */
export interface Since {
  readonly on: LocalDate
  readonly version: number
}

export interface Licence extends Since {
  readonly told: Fact<'IpLicensed'>
  readonly endedOn: LocalDate | undefined
}

export interface Dispute extends Since {
  readonly told: Fact<'IpDisputeOpened'>
  readonly settled: Fact<'IpDisputeSettled'> | undefined
}

export interface Invalidation extends Since {
  readonly told: Fact<'IpInvalidationRequested'>
  readonly decided: Fact<'IpInvalidationDecided'> | undefined
}

export interface Consent extends Since {
  readonly told: Fact<'IpConsentGiven'>
}

export interface Pledge extends Since {
  readonly told: Fact<'IpPledged'>
  readonly releasedOn: LocalDate | undefined
}

/** A right after some of what happened to it, in the order of the days. */
export interface Picture {
  readonly granted: (Since & { readonly certificate: string }) | undefined
  /** What an application had come to. */
  readonly application: Since & { readonly status: IpStatus }
  /** By the register; the term's end is another matter. */
  readonly ended: (Since & { readonly status: IpStatus }) | undefined
  readonly restored: Since | undefined
  readonly suspended: Since | undefined
  readonly preserved: Since | undefined
  readonly paid: (Since & { readonly until: LocalDate }) | undefined
  readonly register: (Since & { readonly until: LocalDate }) | undefined
  readonly owners: readonly IpOwner[]
  readonly acquisition: IpProfile['acquisition']
  /** Null: no source says when. */
  readonly acquiredOn: LocalDate | null
  readonly licences: readonly Licence[]
  readonly disputes: readonly Dispute[]
  readonly invalidations: readonly Invalidation[]
  readonly consents: readonly Consent[]
  readonly pledges: readonly Pledge[]
  readonly marks: readonly Fact<'IpMarked'>['mark'][]
}

const beginning = '0000-01-01' as LocalDate

/** When its first owners acquired it: with its filing, but for those who got it from another on a day of its own. */
export const firstAcquiredOn = ({
  acquiredOn,
  acquisition,
  filedOn,
}: Pick<IpProfile, 'acquiredOn' | 'acquisition' | 'filedOn'>): LocalDate | null =>
  acquiredOn ?? (acquisition === 'original' ? filedOn : null)

/** Before anything happened to it. */
export const atFiling = (profile: IpProfile): Picture => ({
  granted: undefined,
  application: { on: profile.filedOn ?? beginning, version: 0, status: 'filed' },
  ended: undefined,
  restored: undefined,
  suspended: undefined,
  preserved: undefined,
  paid: undefined,
  register: undefined,
  owners: profile.owners,
  acquisition: profile.acquisition,
  acquiredOn: firstAcquiredOn(profile),
  licences: [],
  disputes: [],
  invalidations: [],
  consents: [],
  pledges: [],
  marks: [],
})

/** The picture after one more fact; it is not judged here. */
export function after(before: Picture, version: number, fact: IpFact): Picture {
  const since = { on: fact.on, version }
  switch (fact.type) {
    case 'IpGranted':
      return { ...before, granted: { ...since, certificate: fact.certificateNumber } }
    case 'IpStatusChanged':
      return statusAfter(before, since, fact.status)
    case 'IpAnnuityPaid':
      return { ...before, paid: { ...since, until: fact.until } }
    case 'IpRenewed':
    case 'IpTermCompensated':
      return { ...before, register: { ...since, until: fact.until } }
    case 'IpOwnersChanged': {
      const { owners, acquisition, on } = fact
      return { ...before, owners, acquisition, acquiredOn: on }
    }
    case 'IpLicensed':
      return {
        ...before,
        licences: [...before.licences, { ...since, told: fact, endedOn: undefined }],
      }
    case 'IpLicenceEnded':
      return { ...before, licences: ended(before.licences, fact.reference, { endedOn: fact.on }) }
    case 'IpDisputeOpened':
      return {
        ...before,
        disputes: [...before.disputes, { ...since, told: fact, settled: undefined }],
      }
    case 'IpDisputeSettled':
      return { ...before, disputes: ended(before.disputes, fact.reference, { settled: fact }) }
    case 'IpInvalidationRequested':
      return {
        ...before,
        invalidations: [...before.invalidations, { ...since, told: fact, decided: undefined }],
      }
    case 'IpInvalidationDecided':
      return {
        ...before,
        invalidations: ended(before.invalidations, fact.reference, { decided: fact }),
        ...(fact.outcome === 'wholly' && {
          ended: { ...since, status: 'invalidated-full' as const },
        }),
      }
    case 'IpConsentGiven':
      return { ...before, consents: [...before.consents, { ...since, told: fact }] }
    case 'IpPledged':
      return {
        ...before,
        pledges: [...before.pledges, { ...since, told: fact, releasedOn: undefined }],
      }
    case 'IpPledgeReleased':
      return { ...before, pledges: ended(before.pledges, fact.reference, { releasedOn: fact.on }) }
    case 'IpMarked':
      return { ...before, marks: [...before.marks, fact.mark] }
    case 'IpMarkRemoved':
      return { ...before, marks: before.marks.filter((mark) => mark !== fact.mark) }
    default:
      return fact satisfies never
  }
}

function statusAfter(
  before: Picture,
  since: Since,
  status: Fact<'IpStatusChanged'>['status'],
): Picture {
  switch (status) {
    case 'published':
    case 'examination':
      return { ...before, application: { ...since, status } }
    case 'rejected':
    case 'withdrawn':
    case 'terminated-fee':
    case 'abandoned':
    case 'cancelled':
      return { ...before, ended: { ...since, status } }
    case 'restored':
      return { ...before, ended: undefined, restored: since }
    case 'suspended':
      return { ...before, suspended: since }
    case 'suspension-ended':
      return { ...before, suspended: undefined }
    case 'preserved':
      return { ...before, preserved: since }
    case 'preservation-ended':
      return { ...before, preserved: undefined }
    default:
      return status satisfies never
  }
}

const ended = <T extends { readonly told: { readonly reference: string } }>(
  those: readonly T[],
  reference: string,
  end: Partial<T>,
): readonly T[] => those.map((one) => (one.told.reference === reference ? { ...one, ...end } : one))

/** Whether a licence binds on a day. */
export const binds = ({ told, endedOn, on }: Licence, day: LocalDate): boolean =>
  on <= day && (endedOn === undefined || endedOn > day) && (told.until === null || told.until > day)
