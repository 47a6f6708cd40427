import type { PledgeStanding as StandingMessage } from '@seedline/contracts/credit/v1/pledge_events'
import type { Pledge } from '@seedline/contracts/credit/v1/pledge_service'
import { pledgeStatus } from '@seedline/contracts/operations'
import { topicNames } from '@seedline/contracts/topics'
import { historyEntry } from '@seedline/facts/answers'
import type { EventMeta, View } from '@seedline/views'
import { type PledgeEvent, type PledgeReserved, pledgeEvents } from '../../pledge/events.ts'

/** All pledges on one right, as they are answered but for how they stand on a day, the latest last. */
export interface PledgesDocument {
  readonly ipRightId: string
  readonly latestOn: string
  readonly pledges: readonly Pledge[]
}

/** The document after an event. Pure; the same fold answers as-of questions from the stream. */
export function evolve(
  before: PledgesDocument | undefined,
  event: PledgeEvent,
  meta: EventMeta,
): PledgesDocument {
  const { ipRightId, pledgeId } = event
  const known = before?.pledges ?? []
  const pledges = event.type === 'PledgeReserved' ? [...known, reserved(event)] : known
  const occurredOn = pledgeEvents.occurredOn(event)
  const { reason = '' } = event as { readonly reason?: string }
  const entry = historyEntry(meta, { occurredOn, json: pledgeEvents.json(event), reason })
  return {
    ipRightId,
    latestOn: event.type === 'PledgeReserved' ? event.reservedOn : (before?.latestOn ?? occurredOn),
    pledges: pledges.map((one) => ({
      ...(one.pledgeId === pledgeId ? changed(one, event) : one),
      version: meta.version,
      history: one.pledgeId === pledgeId ? [...one.history, entry] : one.history,
    })),
  }
}

function changed(pledge: Pledge, event: PledgeEvent): Pledge {
  const stands = (
    status: (typeof pledgeStatus.names)[number],
    statusOn: string,
    more: Partial<Pledge> = {},
  ): Pledge => ({
    ...pledge,
    status: pledgeStatus.toProto(status),
    statusOn,
    expiresOn: '',
    ...more,
  })
  switch (event.type) {
    case 'PledgeReserved':
      return pledge
    case 'PledgeFiled': {
      const { filedOn, filingNumber, expiresOn } = event
      return stands('filed', filedOn, { filingNumber, expiresOn })
    }
    case 'PledgeRegistered': {
      const { registeredOn, registrationNumber } = event
      return stands('registered', registeredOn, { registrationNumber })
    }
    case 'PledgeChanged': {
      const { secured, maturesOn } = pledgeEvents.toProto(event)
      return stands('changed', event.changedOn, { secured, maturesOn })
    }
    case 'PledgeReleased':
      return stands('released', event.releasedOn)
    case 'PledgeEnforced':
      return stands('enforced', event.enforcedOn)
    case 'PledgeLapsed':
      return stands('lapsed', event.lapsedOn)
    case 'PledgeEntryReversed':
      return { ...pledge, ...shownOf(pledgeEvents.toProto(event).stands) }
    default:
      return event satisfies never
  }
}

function shownOf(stands: StandingMessage | undefined): Partial<Pledge> {
  if (stands === undefined) return {}
  const { entryVersion: _, ...shown } = stands
  return shown
}

function reserved(event: PledgeReserved): Pledge {
  return {
    ...pledgeEvents.toProto(event),
    version: 0,
    status: pledgeStatus.toProto('reserved'),
    statusOn: event.reservedOn,
    toldFor: '',
    filingNumber: '',
    registrationNumber: '',
    history: [],
  }
}

/** One document for each right: its pledges are on one stream. */
export const pledgeView: View<PledgesDocument, PledgeEvent> = {
  name: 'pledge',
  topics: [topicNames.credit.pledge],
  decode: pledgeEvents.codec.decode,
  keyOf: (event) => event.ipRightId,
  evolve,
  indexes: [
    { fields: { 'pledges.bank': 1, latestOn: -1 } },
    { fields: { 'pledges.uscc': 1, latestOn: -1 } },
  ],
  foldVersion: 1,
}
