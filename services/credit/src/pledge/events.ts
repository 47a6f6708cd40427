import * as messages from '@seedline/contracts/credit/v1/pledge_events'
import {
  date,
  evidences,
  id,
  money,
  object,
  optional,
  optionalList,
  recordedText,
  streamVersion,
  uscc,
} from '@seedline/contracts/kinds'
import { ipFamily, pledgeLapse, pledgeStatus } from '@seedline/contracts/operations'
import { type EventOf, event, eventsOf, type Named } from '@seedline/facts/events'
import { deriveId, type Id } from '@seedline/values'

export type IpRightId = Id<'IpRight'>
export type PledgeId = Id<'Pledge'>
export type PledgeStatus = (typeof pledgeStatus.names)[number]

const of = { pledgeId: id('Pledge'), ipRightId: id('IpRight') }
const papers = optionalList(evidences(10))

const standing = object(
  messages.PledgeStanding,
  {
    status: pledgeStatus,
    statusOn: date,
    secured: money,
    maturesOn: date,
    /** null: it is not kept for a while only. */
    expiresOn: optional(date, null),
    filingNumber: recordedText,
    registrationNumber: recordedText,
    entryVersion: streamVersion,
  },
  { name: 'PledgeStanding' },
)

/** What happens to the pledges on one right. */
export const pledgeEvents = eventsOf('seedline.credit.v1', {
  PledgeReserved: event(
    messages.PledgeReserved,
    {
      ...of,
      family: ipFamily,
      number: recordedText,
      bank: recordedText,
      enterpriseId: id('Enterprise'),
      uscc,
      secured: money,
      maturesOn: date,
      contractNumber: recordedText,
      loanCase: recordedText,
      consentId: id('Consent'),
      consentVersion: streamVersion,
      rightVersion: streamVersion,
      reservedOn: date,
      expiresOn: date,
      portfolioPledgeId: optional(id('PortfolioPledge'), ''),
      evidence: papers,
    },
    { on: 'reservedOn' },
  ),
  PledgeFiled: event(
    messages.PledgeFiled,
    { ...of, filedOn: date, filingNumber: recordedText, expiresOn: date, evidence: papers },
    { on: 'filedOn' },
  ),
  PledgeRegistered: event(
    messages.PledgeRegistered,
    {
      ...of,
      registeredOn: date,
      registrationNumber: recordedText,
      bank: recordedText,
      secured: money,
      maturesOn: date,
      evidence: papers,
    },
    { on: 'registeredOn' },
  ),
  PledgeChanged: event(
    messages.PledgeChanged,
    {
      ...of,
      changedOn: date,
      secured: money,
      maturesOn: date,
      reason: recordedText,
      evidence: papers,
    },
    { on: 'changedOn' },
  ),
  PledgeReleased: event(
    messages.PledgeReleased,
    {
      ...of,
      releasedOn: date,
      registrationNumber: recordedText,
      reason: recordedText,
      evidence: papers,
    },
    { on: 'releasedOn' },
  ),
  PledgeEnforced: event(
    messages.PledgeEnforced,
    {
      ...of,
      enforcedOn: date,
      registrationNumber: recordedText,
      reason: recordedText,
      evidence: papers,
    },
    { on: 'enforcedOn' },
  ),
  PledgeLapsed: event(
    messages.PledgeLapsed,
    { ...of, lapsedOn: date, cause: pledgeLapse, reason: recordedText },
    { on: 'lapsedOn' },
  ),
  PledgeEntryReversed: event(
    messages.PledgeEntryReversed,
    {
      ...of,
      entryVersion: streamVersion,
      reversedStatus: pledgeStatus,
      reversedOn: date,
      registrationNumber: recordedText,
      stands: standing,
      reason: recordedText,
      evidence: papers,
    },
    { on: 'reversedOn' },
  ),
})

export type PledgeEvent = EventOf<typeof pledgeEvents>
export type PledgeReserved = Named<PledgeEvent, 'PledgeReserved'>
export type PledgeEntryReversed = Named<PledgeEvent, 'PledgeEntryReversed'>
export type PledgeStanding = PledgeEntryReversed['stands']

/** The pledge that a bank's command places on a right. */
export const pledgeIdOf = (ipRightId: IpRightId, bank: string, commandId: string): PledgeId =>
  deriveId('Pledge', ipRightId, bank, commandId)
