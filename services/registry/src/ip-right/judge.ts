import { problemOf } from '@seedline/contracts/refusals'
import { type IpKind, type LocalDate, lastDate, monthsFrom, type Objection } from '@seedline/values'
import { endOf, expiryIn } from './end.ts'
import type { IpFact, IpProfile } from './events.ts'
import { ofExclusive, ofPledge, ofTaken, ofUnknown } from './judge-references.ts'
import type { Picture } from './picture.ts'
import { kindOf } from './term.ts'
import { factWord, type IpStatus, kindWord, statusWord } from './words.ts'

type Type = IpFact['type']
type Status = Extract<IpFact, { readonly type: 'IpStatusChanged' }>['status']

const patents: readonly IpKind[] = ['invention', 'utility-model', 'design', 'overseas-patent']

/** Kinds of right that know of a fact; of the others, all do. */
const only: { readonly [T in Type]?: readonly IpKind[] } = {
  IpAnnuityPaid: patents,
  IpRenewed: ['trademark'],
  IpTermCompensated: ['invention', 'overseas-patent'],
}

const needGrant: readonly (Type | Status)[] = [
  'IpRenewed',
  'IpTermCompensated',
  'IpPledged',
  'IpInvalidationRequested',
  'terminated-fee',
  'abandoned',
  'cancelled',
]
const needNoGrant: readonly Status[] = ['published', 'examination', 'rejected', 'withdrawn']
const needLife: readonly (Type | Status)[] = [
  'IpGranted',
  'IpAnnuityPaid',
  'IpRenewed',
  'IpTermCompensated',
  'IpLicensed',
  'IpPledged',
  'IpConsentGiven',
  'terminated-fee',
  'abandoned',
  'cancelled',
  'suspended',
  'preserved',
  ...needNoGrant,
]
// Merger, inheritance and judgments pass on what is left, too.
const amongTheLiving: readonly IpProfile['acquisition'][] = ['transfer', 'contribution']

const nameOf = (fact: IpFact): Type | Status =>
  fact.type === 'IpStatusChanged' ? fact.status : fact.type

/** What a fact contradicts, of all that had happened before it; undefined: it may be. */
export function contradictionOf(
  fact: IpFact,
  before: Picture,
  profile: IpProfile,
): Objection | undefined {
  const kind = kindOf(profile)
  return (
    ofKind(fact, kind) ??
    ofDays(fact, profile) ??
    ofGrant(fact, before) ??
    ofLife(fact, before, profile) ??
    ofItsOwn(fact, before, profile)
  )
}

function ofKind(fact: IpFact, kind: IpKind): Objection | undefined {
  const lapses = fact.type === 'IpStatusChanged' && fact.status === 'terminated-fee'
  const kinds = lapses ? patents : only[fact.type]
  return kinds === undefined || kinds.includes(kind)
    ? undefined
    : problemOf('IP_FACT_NOT_OF_KIND', { what: factWord(fact), kind: kindWord(kind) })
}

function ofDays(fact: IpFact, { filedOn }: IpProfile): Objection | undefined {
  const { on } = fact
  if (filedOn !== null && on < filedOn)
    return problemOf('IP_BEFORE_FILING', { what: factWord(fact), on, filed_on: filedOn })
  const until = 'until' in fact ? fact.until : null
  return until !== null && until <= on && !isPayment(fact)
    ? problemOf('IP_DAYS_REVERSED', { what: factWord(fact), on, until })
    : undefined
}

// One may pay late, in the grace.
const isPayment = ({ type }: IpFact) => type === 'IpAnnuityPaid' || type === 'IpRenewed'

function ofGrant(fact: IpFact, { granted }: Picture): Objection | undefined {
  const name = nameOf(fact)
  const what = factWord(fact)
  if (granted === undefined)
    return needGrant.includes(name) ? problemOf('IP_NOT_GRANTED', { what, on: fact.on }) : undefined
  const again = name === 'IpGranted' || (needNoGrant as readonly string[]).includes(name)
  return again
    ? problemOf('IP_GRANTED_ALREADY', {
        what,
        on: fact.on,
        other_on: granted.on,
        entry: granted.version,
      })
    : undefined
}

function ofLife(fact: IpFact, before: Picture, profile: IpProfile): Objection | undefined {
  const passes = fact.type === 'IpOwnersChanged' && amongTheLiving.includes(fact.acquisition)
  if (!passes && !needLife.includes(nameOf(fact))) return undefined
  const end = endOf(before, profile, fact.on)
  return (
    end &&
    problemOf('IP_ENDED', {
      what: factWord(fact),
      on: fact.on,
      other: statusWord(end.status),
      other_on: end.on,
      entry: end.version,
    })
  )
}

function ofItsOwn(fact: IpFact, before: Picture, profile: IpProfile): Objection | undefined {
  switch (fact.type) {
    case 'IpStatusChanged':
      return ofStatus(fact, before)
    case 'IpAnnuityPaid':
      return ofPayment(fact, before) ?? ofTerm(fact, before, profile)
    case 'IpRenewed':
    case 'IpTermCompensated':
      return ofLongerTerm(fact, before, profile)
    case 'IpConsentGiven':
      return fact.ownerName === '' || before.owners.some(({ name }) => name === fact.ownerName)
        ? undefined
        : problemOf('IP_NO_OWNER', { on: fact.on, owner: fact.ownerName })
    case 'IpLicensed':
      return ofTaken(fact, before.licences) ?? ofExclusive(fact, before)
    case 'IpDisputeOpened':
      return ofTaken(fact, before.disputes)
    case 'IpInvalidationRequested':
      return ofTaken(fact, before.invalidations)
    case 'IpPledged':
      return ofTaken(fact, before.pledges) ?? ofPledge(fact, before)
    case 'IpLicenceEnded':
      return ofUnknown(fact, before.licences, ({ endedOn }) => endedOn === undefined)
    case 'IpDisputeSettled':
      return ofUnknown(fact, before.disputes, ({ settled }) => settled === undefined)
    case 'IpInvalidationDecided':
      return ofUnknown(fact, before.invalidations, ({ decided }) => decided === undefined)
    case 'IpPledgeReleased':
      return ofUnknown(fact, before.pledges, ({ releasedOn }) => releasedOn === undefined)
    case 'IpMarked':
    case 'IpMarkRemoved':
      return before.marks.includes(fact.mark) === (fact.type === 'IpMarked')
        ? problemOf('IP_MARK_STANDS', { what: factWord(fact), on: fact.on })
        : undefined
    case 'IpGranted':
    case 'IpOwnersChanged':
      return undefined
    default:
      return fact satisfies never
  }
}

type Of<T extends Type> = Extract<IpFact, { readonly type: T }>

/** What can be restored; what was never valid or has expired can't. */
const restorable: readonly IpStatus[] = ['withdrawn', 'terminated-fee', 'abandoned', 'rejected']

function ofStatus(fact: Of<'IpStatusChanged'>, before: Picture): Objection | undefined {
  const { ended, suspended, preserved } = before
  const { status } = fact
  const nothing =
    (status === 'restored' && !(ended && restorable.includes(ended.status))) ||
    (status === 'suspension-ended' && !suspended) ||
    (status === 'preservation-ended' && !preserved)
  return nothing ? problemOf('IP_STANDS', { what: factWord(fact), on: fact.on }) : undefined
}

function ofPayment(fact: Of<'IpAnnuityPaid'>, { paid }: Picture): Objection | undefined {
  if (paid === undefined || paid.until < fact.until) return undefined
  return problemOf('IP_FEES_PAID_FURTHER', {
    what: factWord(fact),
    on: fact.on,
    until: fact.until,
    other_on: paid.until,
    entry: paid.version,
  })
}

function ofTerm(
  fact: Of<'IpAnnuityPaid'>,
  before: Picture,
  profile: IpProfile,
): Objection | undefined {
  const expiry = expiryIn(before, profile)
  return expiry && fact.until > expiry.on ? beyondTerm(fact, expiry.on) : undefined
}

const beyondTerm = (fact: Of<'IpAnnuityPaid' | 'IpRenewed' | 'IpTermCompensated'>, on: LocalDate) =>
  problemOf('IP_BEYOND_TERM', {
    what: factWord(fact),
    on: fact.on,
    until: fact.until,
    expires_on: on,
  })

/** A trademark is renewed ten years at a time; five are the most that a term is lengthened by. */
const mostMonths = { IpRenewed: 120, IpTermCompensated: 60 } as const

// The register's day of an office abroad is the first that is known of its term.
function ofLongerTerm(
  fact: Of<'IpRenewed' | 'IpTermCompensated'>,
  before: Picture,
  profile: IpProfile,
): Objection | undefined {
  const expiry = expiryIn(before, profile)
  if (expiry === undefined) return undefined
  const longest = monthsFrom(expiry.on, mostMonths[fact.type]) ?? lastDate
  return fact.until > expiry.on && fact.until <= longest ? undefined : beyondTerm(fact, expiry.on)
}
