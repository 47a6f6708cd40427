import * as messages from '@seedline/contracts/credit/v1/eligibility_query_events'
import { date, id, instant, object, recordedText, streamVersion } from '@seedline/contracts/kinds'
import { consentPurpose, loanProduct, pledgeDecision } from '@seedline/contracts/operations'
import { type EventOf, event, eventsOf, type Named } from '@seedline/facts/events'
import { deriveId, type Id, organisationOf } from '@seedline/values'

export type QueryId = Id<'EligibilityQuery'>

const queryId = id('EligibilityQuery')

const asked = object(messages.QueryAsked, {
  requestId: recordedText,
  bank: recordedText,
  officer: recordedText,
  officerName: recordedText,
  uscc: recordedText,
  purpose: consentPurpose,
  product: loanProduct,
  loanCase: recordedText,
  requestDigest: recordedText,
})

/** What happens to a query: it is answered, or refused. Once. */
export const queryEvents = eventsOf('seedline.credit.v1', {
  EligibilityAnswered: event(
    messages.EligibilityAnswered,
    {
      queryId,
      asked,
      enterpriseId: id('Enterprise'),
      consentId: id('Consent'),
      consentVersion: streamVersion,
      decision: pledgeDecision,
      rights: streamVersion,
      inputs: recordedText,
      answer: recordedText,
      answerDigest: recordedText,
      signature: recordedText,
      keyId: recordedText,
      policyVersion: recordedText,
      answeredAt: instant,
      validUntil: instant,
      askedOn: date,
    },
    { on: 'askedOn' },
  ),
  EligibilityRefused: event(
    messages.EligibilityRefused,
    { queryId, asked, code: recordedText, askedOn: date },
    { on: 'askedOn' },
  ),
})

export type QueryEvent = EventOf<typeof queryEvents>
export type EligibilityAnswered = Named<QueryEvent, 'EligibilityAnswered'>
export type QueryAsked = QueryEvent['asked']

/** One id of one bank is one query. */
export const queryIdOf = (bank: string, requestId: string): QueryId =>
  deriveId('EligibilityQuery', organisationOf(bank), requestId)
