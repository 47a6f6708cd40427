import type { EncodedEvent } from '@seedline/event-store'
import type { EventMessage } from '@seedline/messaging'
import { eventMessages } from '@seedline/testing'
import type { Instant } from '@seedline/values'
import { type CarrierEvent, carrierEvents } from '../carrier/events.ts'
import { type DesignationEvent, designationEvents } from '../designation/events.ts'
import { type EnterpriseEvent, enterpriseEvents } from '../enterprise/events.ts'
import { type StageRecordEvent, stageRecordEvents } from '../stage-record/events.ts'
import { carrierId } from './carrier-samples.ts'
import { enterpriseId, noon } from './enterprise-samples.ts'

const messages = (
  aggregate: string,
  events: readonly EncodedEvent[],
  time: Instant,
): readonly EventMessage[] =>
  eventMessages({ service: 'registry', aggregate, id: enterpriseId, time }, events)

export const enterpriseMessages = (...events: readonly EnterpriseEvent[]) =>
  messages('enterprise', events.map(enterpriseEvents.codec.encode), noon)

export const ladderMessages = (...events: readonly StageRecordEvent[]) =>
  messages('stage_record', events.map(stageRecordEvents.codec.encode), noon)

export const designationMessages = (...events: readonly DesignationEvent[]) =>
  messages('designation', events.map(designationEvents.codec.encode), noon)

export const carrierMessages = (...events: readonly CarrierEvent[]) =>
  eventMessages(
    { service: 'registry', aggregate: 'carrier', id: carrierId, time: noon },
    events.map(carrierEvents.codec.encode),
  )
