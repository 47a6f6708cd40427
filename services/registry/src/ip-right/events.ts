import {
  evidences,
  grouped,
  id,
  optional,
  recordedText,
  streamVersions,
} from '@seedline/contracts/kinds'
import {
  ipAcquisition,
  ipOwners,
  ipProfile,
  ipProfileChanges,
  ipFactKinds as kinds,
} from '@seedline/contracts/operations'
import * as messages from '@seedline/contracts/registry/v1/ip_right_events'
import { type EventOf, event, eventsOf, type Named } from '@seedline/facts/events'
import type { Id } from '@seedline/values'

export type IpRightId = Id<'IpRight'>

const ipRightId = id('IpRight')
const happened = { on: 'on' } as const

/** The events of a right, once: their type, their bytes, their JSON and when they happened. What was wrong bears no day. */
export const ipRightEvents = eventsOf('seedline.registry.v1', {
  IpRightRegistered: event(messages.IpRightRegistered, { ipRightId, ...ipProfile }),
  IpRightCorrected: event(messages.IpRightCorrected, {
    ipRightId,
    reason: recordedText,
    changes: grouped({
      ...ipProfileChanges,
      owners: optional(ipOwners),
      acquisition: optional(ipAcquisition),
    }),
  }),
  IpRightWithdrawn: event(messages.IpRightWithdrawn, { ipRightId, reason: recordedText }),
  IpEntriesReversed: event(messages.IpEntriesReversed, {
    ipRightId,
    versions: streamVersions,
    reason: recordedText,
    evidence: evidences(5),
  }),
  IpGranted: event(messages.IpGranted, { ...kinds.granted.members, ipRightId }, happened),
  IpStatusChanged: event(
    messages.IpStatusChanged,
    { ...kinds.statusChanged.members, ipRightId },
    happened,
  ),
  IpAnnuityPaid: event(
    messages.IpAnnuityPaid,
    { ...kinds.annuityPaid.members, ipRightId },
    happened,
  ),
  IpRenewed: event(messages.IpRenewed, { ...kinds.renewed.members, ipRightId }, happened),
  IpTermCompensated: event(
    messages.IpTermCompensated,
    { ...kinds.termCompensated.members, ipRightId },
    happened,
  ),
  IpOwnersChanged: event(
    messages.IpOwnersChanged,
    { ...kinds.ownersChanged.members, ipRightId },
    happened,
  ),
  IpLicensed: event(messages.IpLicensed, { ...kinds.licensed.members, ipRightId }, happened),
  IpLicenceEnded: event(
    messages.IpLicenceEnded,
    { ...kinds.licenceEnded.members, ipRightId },
    happened,
  ),
  IpDisputeOpened: event(
    messages.IpDisputeOpened,
    { ...kinds.disputeOpened.members, ipRightId },
    happened,
  ),
  IpDisputeSettled: event(
    messages.IpDisputeSettled,
    { ...kinds.disputeSettled.members, ipRightId },
    happened,
  ),
  IpInvalidationRequested: event(
    messages.IpInvalidationRequested,
    { ...kinds.invalidationRequested.members, ipRightId },
    happened,
  ),
  IpInvalidationDecided: event(
    messages.IpInvalidationDecided,
    { ...kinds.invalidationDecided.members, ipRightId },
    happened,
  ),
  IpConsentGiven: event(
    messages.IpConsentGiven,
    { ...kinds.consentGiven.members, ipRightId },
    happened,
  ),
  IpPledged: event(messages.IpPledged, { ...kinds.pledged.members, ipRightId }, happened),
  IpPledgeReleased: event(
    messages.IpPledgeReleased,
    { ...kinds.pledgeReleased.members, ipRightId },
    happened,
  ),
  IpMarked: event(messages.IpMarked, { ...kinds.marked.members, ipRightId }, happened),
  IpMarkRemoved: event(
    messages.IpMarkRemoved,
    { ...kinds.markRemoved.members, ipRightId },
    happened,
  ),
})

export type IpRightEvent = EventOf<typeof ipRightEvents>
export type IpRightRegistered = Named<IpRightEvent, 'IpRightRegistered'>
export type IpRightCorrected = Named<IpRightEvent, 'IpRightCorrected'>

/** What happened to a right on a day, each an entry that can be reversed by itself. */
export type IpFact = Exclude<
  IpRightEvent,
  {
    readonly type:
      | 'IpRightRegistered'
      | 'IpRightCorrected'
      | 'IpRightWithdrawn'
      | 'IpEntriesReversed'
  }
>

/** What a right is and whose it was first. */
export type IpProfile = Omit<IpRightRegistered, 'type' | 'ipRightId' | 'evidence'>

export type IpOwner = IpProfile['owners'][number]

/** Those whom facts say to be owners. */
export const ownersIn = (facts: readonly IpFact[]): readonly IpOwner[] =>
  facts.flatMap((fact) => (fact.type === 'IpOwnersChanged' ? fact.owners : []))
