import {
  IpAnnuityPaid,
  IpConsentGiven,
  IpDisputeOpened,
  IpDisputeSettled,
  IpGranted,
  IpInvalidationDecided,
  IpInvalidationRequested,
  IpLicenceEnded,
  IpLicensed,
  IpMarked,
  IpMarkRemoved,
  IpOwnersChanged,
  IpPledged,
  IpPledgeReleased,
  IpRenewed,
  IpStatusChanged,
  IpTermCompensated,
} from '../gen/seedline/registry/v1/ip_right_events.ts'
import {
  IpAcquisition,
  IpConsentPurpose,
  IpDisputeKind,
  IpInvalidationOutcome,
  IpLegalStatus,
  IpLicenceKind,
  IpMark,
  IpOwner,
} from '../gen/seedline/registry/v1/ip_right_terms.ts'
import {
  among,
  date,
  described,
  enumeration,
  evidences,
  id,
  line,
  list,
  money,
  object,
  oneOf,
  optional,
  optionalList,
  provenance,
  quantity,
  unlisted,
} from '../kinds/index.ts'

export const ipAcquisition = enumeration(IpAcquisition, 'IP_ACQUISITION', { name: 'IpAcquisition' })
export const ipLegalStatus = enumeration(IpLegalStatus, 'IP_LEGAL_STATUS', {
  name: 'IpLegalStatus',
})
export const ipLicenceKind = enumeration(IpLicenceKind, 'IP_LICENCE_KIND', {
  name: 'IpLicenceKind',
})
export const ipDisputeKind = enumeration(IpDisputeKind, 'IP_DISPUTE_KIND', {
  name: 'IpDisputeKind',
})
export const ipInvalidationOutcome = enumeration(IpInvalidationOutcome, 'IP_INVALIDATION_OUTCOME', {
  name: 'IpInvalidationOutcome',
})
export const ipConsentPurpose = enumeration(IpConsentPurpose, 'IP_CONSENT_PURPOSE', {
  name: 'IpConsentPurpose',
})
export const ipMark = enumeration(IpMark, 'IP_MARK', { name: 'IpMark' })

/** What is recorded as such; the others follow from what else is recorded, and from the day. */
export const ipStatusesRecorded = [
  'published',
  'examination',
  'rejected',
  'withdrawn',
  'terminated-fee',
  'abandoned',
  'cancelled',
  'restored',
  'suspended',
  'suspension-ended',
  'preserved',
  'preservation-ended',
] as const

const statusRecorded = {
  ...among(ipLegalStatus, ipStatusesRecorded),
  schema: { type: 'string', enum: ipStatusesRecorded, $name: 'IpStatusRecorded' },
}

/** Owners of one right, at most. */
const ownersMax = 20

const owner = object(
  IpOwner,
  {
    enterpriseId: optional(id('Enterprise'), ''),
    name: line(200),
    share: described(optional(quantity, null), 'Percent of the whole; absent: not known.'),
  },
  { name: 'IpOwner' },
)

/** By rank. */
export const ipOwners = list(owner, { min: 1, max: ownersMax })

// The request names the right once.
const ipRightId = unlisted

// With every fact travel its papers, and a request holds hundreds of them.
const papers = optionalList(evidences(5))

const reference = line(100)

const of = { evidence: papers, provenance: optional(provenance, null) }

const dated = { ipRightId, on: date, ...of }

const granted = object(
  IpGranted,
  { ...dated, certificateNumber: optional(line(60), '') },
  { name: 'IpGranted' },
)

const statusChanged = object(
  IpStatusChanged,
  { ...dated, status: statusRecorded, reference: optional(reference, '') },
  { name: 'IpStatusChanged' },
)

const annuityPaid = object(
  IpAnnuityPaid,
  { ...dated, until: described(date, 'When the next one is due.') },
  { name: 'IpAnnuityPaid' },
)

const renewed = object(IpRenewed, { ...dated, until: date }, { name: 'IpRenewed' })

const termCompensated = object(
  IpTermCompensated,
  { ...dated, until: date },
  { name: 'IpTermCompensated' },
)

const ownersChanged = object(
  IpOwnersChanged,
  { ...dated, acquisition: ipAcquisition, owners: ipOwners },
  { name: 'IpOwnersChanged' },
)

const licensed = object(
  IpLicensed,
  { ...dated, reference, licensee: line(200), kind: ipLicenceKind, until: optional(date, null) },
  { name: 'IpLicensed' },
)

const licenceEnded = object(IpLicenceEnded, { ...dated, reference }, { name: 'IpLicenceEnded' })

const disputeOpened = object(
  IpDisputeOpened,
  { ...dated, reference, kind: ipDisputeKind, opponent: optional(line(200), '') },
  { name: 'IpDisputeOpened' },
)

const disputeSettled = object(
  IpDisputeSettled,
  { ...dated, reference, outcome: line(200) },
  { name: 'IpDisputeSettled' },
)

const invalidationRequested = object(
  IpInvalidationRequested,
  { ...dated, reference, requester: optional(line(200), '') },
  { name: 'IpInvalidationRequested' },
)

const invalidationDecided = object(
  IpInvalidationDecided,
  { ...dated, reference, outcome: ipInvalidationOutcome },
  { name: 'IpInvalidationDecided' },
)

const consentGiven = object(
  IpConsentGiven,
  {
    ...dated,
    ownerName: described(
      optional(line(200), ''),
      'Absent: the co-owners have agreed that nobody is asked.',
    ),
    purpose: ipConsentPurpose,
    until: optional(date, null),
  },
  { name: 'IpConsentGiven' },
)

const pledged = object(
  IpPledged,
  {
    ...dated,
    reference,
    pledgee: line(200),
    secured: optional(money, null),
    until: optional(date, null),
  },
  { name: 'IpPledged' },
)

const pledgeReleased = object(
  IpPledgeReleased,
  { ...dated, reference },
  { name: 'IpPledgeReleased' },
)

const marked = object(IpMarked, { ...dated, mark: ipMark }, { name: 'IpMarked' })

const markRemoved = object(IpMarkRemoved, { ...dated, mark: ipMark }, { name: 'IpMarkRemoved' })

/** What can happen to a right, by its case in a request. */
export const ipFactKinds = {
  granted,
  statusChanged,
  annuityPaid,
  renewed,
  termCompensated,
  ownersChanged,
  licensed,
  licenceEnded,
  disputeOpened,
  disputeSettled,
  invalidationRequested,
  invalidationDecided,
  consentGiven,
  pledged,
  pledgeReleased,
  marked,
  markRemoved,
}

/** One thing that happened to a right. */
export const ipFact = oneOf('fact', ipFactKinds, {
  name: 'IpFact',
  missing: 'IP_FACT_MISSING',
  unknown: 'IP_FACT_TYPE_UNKNOWN',
})
