import * as messages from '@seedline/contracts/credit/v1/bank_policy_events'
import {
  date,
  evidences,
  id,
  list,
  money,
  object,
  optional,
  optionalList,
  recordedText,
  streamVersion,
} from '@seedline/contracts/kinds'
import { ipKind, pledgedKinds } from '@seedline/contracts/operations'
import { type EventOf, event, eventsOf, type Named } from '@seedline/facts/events'
import { deriveId, type Id, organisationOf } from '@seedline/values'

export type BankPolicyId = Id<'BankPolicy'>

const bankPolicyId = id('BankPolicy')
const papers = optionalList(evidences(10))

const terms = object(messages.PolicyTerms, {
  policyVersion: recordedText,
  effectiveFrom: date,
  parametersJson: recordedText,
  acceptedKinds: optionalList(list(ipKind, { max: pledgedKinds.length })),
  mostAmount: optional(money, null),
  digest: recordedText,
})

const proposed = {
  bankPolicyId,
  proposedOn: date,
  proposedBy: recordedText,
  proposedByName: recordedText,
  reason: recordedText,
  evidence: papers,
}
const ofEntry = { bankPolicyId, entryVersion: streamVersion }

/** What happens to a bank's own policy: it is proposed by one and approved by another, each from a day on. */
export const bankPolicyEvents = eventsOf('seedline.credit.v1', {
  BankPolicyProposed: event(
    messages.BankPolicyProposed,
    { ...proposed, bank: recordedText, terms },
    { on: 'proposedOn' },
  ),
  BankPolicyEndProposed: event(
    messages.BankPolicyEndProposed,
    { ...proposed, effectiveFrom: date },
    { on: 'proposedOn' },
  ),
  BankPolicyApproved: event(
    messages.BankPolicyApproved,
    {
      ...ofEntry,
      effectiveFrom: date,
      approvedOn: date,
      approvedBy: recordedText,
      approvedByName: recordedText,
    },
    { on: 'approvedOn' },
  ),
  BankPolicyDeclined: event(
    messages.BankPolicyDeclined,
    { ...ofEntry, declinedOn: date, reason: recordedText },
    { on: 'declinedOn' },
  ),
  BankPolicyReversed: event(
    messages.BankPolicyReversed,
    { ...ofEntry, reversedOn: date, reason: recordedText },
    { on: 'reversedOn' },
  ),
})

export type BankPolicyEvent = EventOf<typeof bankPolicyEvents>
export type PolicyTerms = Named<BankPolicyEvent, 'BankPolicyProposed'>['terms']

/** The one policy of a bank, in all its versions. */
export const bankPolicyIdOf = (bank: string): BankPolicyId =>
  deriveId('BankPolicy', organisationOf(bank))
