import { money, optional, provenance } from '@seedline/contracts/kinds'
import {
  ipAcquisition,
  ipClass,
  ipConsentPurpose,
  ipDisputeKind,
  ipExpiryBasis,
  ipFamily,
  ipFeeStanding,
  ipInvalidationOutcome,
  ipKind,
  ipLegalStatus,
  ipLicenceKind,
  ipMark,
  ipOwners,
  ipPhase,
} from '@seedline/contracts/operations'
import type { IpRight } from '@seedline/contracts/registry/v1/ip_right_service'
import type { IpKind, LocalDate } from '@seedline/values'
import type { IpRightId } from '../../ip-right/events.ts'
import { binds, type Picture } from '../../ip-right/picture.ts'
import type { IpRightState, RegisteredIpRight } from '../../ip-right/state.ts'
import { graceUntil, kindOf } from '../../ip-right/term.ts'
import { type Reckoned, reckonedOn } from '../../ip-right/told.ts'
import { byDay, pictureOn } from '../../ip-right/walk.ts'

interface Known {
  readonly ipRightId: IpRightId
  readonly version: number
  readonly state: IpRightState
  readonly day: LocalDate
}

const madeBy = optional(provenance, null)
const secured = optional(money, null)

/** A right as it was on a day; undefined where it was not there yet, or never. */
export function answerOf({ ipRightId, version, state, day }: Known): IpRight | undefined {
  if (state.status === 'unregistered') return undefined
  const { profile } = state
  const { filedOn } = profile
  if (filedOn !== null && day < filedOn) return undefined
  const picture = pictureOn(profile, state.entries, day)
  const reckoned = reckonedOn(day, picture, profile)
  return {
    ipRightId,
    version,
    family: ipFamily.toProto(profile.family),
    kind: ipKind.toProto(kindOf(profile)),
    number: profile.number,
    title: profile.title,
    filedOn: filedOn ?? '',
    grantedOn: picture.granted?.on ?? '',
    certificateNumber: picture.granted?.certificate ?? '',
    toldFor: day,
    ...standing(reckoned),
    owners: ipOwners.toProto(picture.owners),
    acquisition: ipAcquisition.toProto(picture.acquisition),
    acquiredOn: picture.acquiredOn ?? '',
    sameDayNumber: profile.sameDayNumber,
    createdOn: profile.createdOn ?? '',
    firstUsedOn: profile.firstUsedOn ?? '',
    marks: picture.marks.map(ipMark.toProto),
    highValue: reckoned.highValue,
    ipClass: ipClass.toProto(classOf[kindOf(profile)]),
    ...dealings(picture, day),
    provenance: madeBy.toProto(profile.provenance),
    entries: entriesOf(state, day),
    merged: [],
    enterprises: [],
    feePaidOn: picture.paid?.on ?? '',
    feePaidUntil: picture.paid?.until ?? '',
  }
}

/** As the designation rules count them; marks of trade count as neither. */
const classOf: Readonly<Record<IpKind, (typeof ipClass.names)[number]>> = {
  invention: 'i',
  'layout-design': 'i',
  'utility-model': 'ii',
  design: 'ii',
  'software-copyright': 'ii',
  trademark: 'none',
  // Counted as a family beside the invention at home, if at all.
  'overseas-patent': 'none',
}

function standing({ phase, statuses, statusOn, expiry, monthsLeft, fees }: Reckoned) {
  const due = fees?.due
  return {
    phase: ipPhase.toProto(phase),
    statuses: statuses.map(ipLegalStatus.toProto),
    statusOn: statusOn ?? '',
    expiresOn: expiry?.on ?? '',
    expiryBasis: expiry ? ipExpiryBasis.toProto(expiry.basis) : ipExpiryBasis.none,
    monthsLeft,
    fees: fees ? ipFeeStanding.toProto(fees.standing) : ipFeeStanding.none,
    feesDueOn: due ?? '',
    graceUntil: due ? graceUntil(due) : '',
  }
}

const dealings = (picture: Picture, day: LocalDate) => ({
  licences: picture.licences.map((licence) => ({
    reference: licence.told.reference,
    licensee: licence.told.licensee,
    kind: ipLicenceKind.toProto(licence.told.kind),
    since: licence.on,
    until: licence.endedOn ?? licence.told.until ?? '',
    stands: binds(licence, day),
    version: licence.version,
  })),
  disputes: picture.disputes.map(({ told, settled, on, version }) => ({
    reference: told.reference,
    kind: ipDisputeKind.toProto(told.kind),
    opponent: told.opponent,
    since: on,
    settledOn: settled?.on ?? '',
    outcome: settled?.outcome ?? '',
    version,
  })),
  invalidations: picture.invalidations.map(({ told, decided, on, version }) => ({
    reference: told.reference,
    requester: told.requester,
    since: on,
    decidedOn: decided?.on ?? '',
    outcome: decided ? ipInvalidationOutcome.toProto(decided.outcome) : ipInvalidationOutcome.none,
    version,
  })),
  consents: picture.consents.map(({ told, on, version }) => ({
    ownerName: told.ownerName,
    purpose: ipConsentPurpose.toProto(told.purpose),
    since: on,
    until: told.until ?? '',
    version,
  })),
  pledges: picture.pledges.map(({ told, releasedOn, on, version }) => ({
    reference: told.reference,
    pledgee: told.pledgee,
    secured: secured.toProto(told.secured),
    since: on,
    until: told.until ?? '',
    releasedOn: releasedOn ?? '',
    version,
  })),
})

const entriesOf = ({ entries }: RegisteredIpRight, day: LocalDate) =>
  byDay(entries)
    .filter(({ fact }) => fact.on <= day)
    .map(({ version, fact }) => ({
      version,
      type: fact.type,
      on: fact.on,
      provenance: madeBy.toProto(fact.provenance),
    }))
