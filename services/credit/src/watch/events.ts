import * as messages from '@seedline/contracts/credit/v1/watch_events'
import {
  date,
  id,
  list,
  object,
  optional,
  optionalList,
  recordedText,
  streamVersion,
  uscc,
} from '@seedline/contracts/kinds'
import {
  consentPurpose,
  ipFamily,
  watchCause,
  watchEnding,
  watchedChangeKind,
  watchedKind,
} from '@seedline/contracts/operations'
import { type EventOf, event, eventsOf, type Named } from '@seedline/facts/events'
import { deriveId, type Id, organisationOf } from '@seedline/values'

export type WatchId = Id<'Watch'>

/** One fact more for each right than rights are watched: the enterprise and its ladder. */
const mostFacts = 220
const mostChanges = 200

const watchId = id('Watch')

export const watchedFact = object(
  messages.WatchedFact,
  { kind: watchedKind, id: recordedText, version: streamVersion, says: recordedText },
  { name: 'WatchedFact' },
)

export const watchedChanges = optionalList(
  list(
    object(
      messages.WatchedChange,
      {
        kind: watchedChangeKind,
        version: streamVersion,
        entryType: recordedText,
        on: recordedText,
      },
      { name: 'WatchedChange' },
    ),
    { max: mostChanges },
  ),
)

/** What happens to a watch: it begins, a fact changes, it ends. */
export const watchEvents = eventsOf('seedline.credit.v1', {
  WatchBegun: event(
    messages.WatchBegun,
    {
      watchId,
      cause: watchCause,
      bank: recordedText,
      enterpriseId: id('Enterprise'),
      uscc,
      purpose: consentPurpose,
      ipRightId: optional(id('IpRight'), ''),
      family: optional(ipFamily),
      number: recordedText,
      pledgeId: optional(id('Pledge'), ''),
      queryId: optional(id('EligibilityQuery'), ''),
      seen: optionalList(list(watchedFact, { max: mostFacts })),
      begunOn: date,
    },
    { on: 'begunOn' },
  ),
  WatchedFactChanged: event(
    messages.WatchedFactChanged,
    {
      watchId,
      fact: watchedFact,
      seenVersion: streamVersion,
      said: recordedText,
      changes: watchedChanges,
      noticedOn: date,
      family: optional(ipFamily),
      number: recordedText,
    },
    { on: 'noticedOn' },
  ),
  WatchEnded: event(
    messages.WatchEnded,
    { watchId, ending: watchEnding, reason: recordedText, endedOn: date },
    { on: 'endedOn' },
  ),
})

export type WatchEvent = EventOf<typeof watchEvents>
export type WatchBegun = Named<WatchEvent, 'WatchBegun'>
export type WatchedFactChanged = Named<WatchEvent, 'WatchedFactChanged'>
export type WatchedFact = WatchedFactChanged['fact']
export type WatchedChange = WatchedFactChanged['changes'][number]
export type WatchedKind = WatchedFact['kind']

interface Watched {
  readonly bank: string
  readonly enterpriseId: string
  readonly ipRightId: string
  readonly pledgeId: string
}

/** A bank watches a thing once by its own wish, and once for each pledge. */
export const watchIdOf = ({ bank, enterpriseId, ipRightId, pledgeId }: Watched): WatchId =>
  deriveId('Watch', organisationOf(bank), ipRightId || enterpriseId, pledgeId || 'wish')
