import type { Audience } from '@seedline/contracts/ownership'
import { operators } from '@seedline/contracts/roles'
import { heardBy, recordingServices, services } from '@seedline/contracts/services'
import type { EventMessage } from '@seedline/messaging'
import { traceIdOf } from '@seedline/service-kit'

/** What a client is told of an event: which facts are new, and no figures. */
export interface LiveEvent {
  readonly eventId: string
  readonly type: string
  readonly subject: string
  readonly stream: string
  readonly version: number
  readonly occurredAt: string
  readonly enterpriseId?: string
  readonly traceId?: string
}

/**
 * The event as clients see it. What a process carried on of a fund's deal is told to people of others, too: the trace would
 * lead them there.
 */
export const liveEventOf = (message: EventMessage, enterpriseId: string | undefined): LiveEvent => {
  const carriedOn = message.actor.onBehalfOf !== undefined
  const isTraced = !carriedOn || audienceOf(message).ofFundsManagedBy !== undefined
  const traceId = isTraced ? traceIdOf(message.traceparent) : undefined
  return {
    eventId: message.id,
    type: message.type,
    subject: message.subject,
    stream: message.stream,
    version: message.version,
    occurredAt: message.time,
    ...(enterpriseId === undefined ? {} : { enterpriseId }),
    ...(traceId === undefined ? {} : { traceId }),
  }
}

/** An event in the format of server-sent events. */
export const frameOf = (event: LiveEvent): string =>
  // No field holds a line break: ids and types are single words, and JSON escapes what it quotes.
  `id: ${event.eventId}\nevent: fact\ndata: ${JSON.stringify(event)}\n\n`

/** Says that events may have been missed. Without data, clients would never be told: such frames are passed over. */
export const gapFrame = 'event: gap\ndata: {}\n\n'

/** What the list of services says of who is told what. */
interface Listed {
  readonly ofFunds: readonly string[]
  readonly ofOrganisations?: readonly string[]
}

/** Who may be told of an event: who may read its category of streams, and of a deal, a fund or a bank's alert those alone whose it is. */
export const audienceOf = ({ source, stream, type, actor }: EventMessage): Audience => {
  const service = recordingServices.find((name) => source === `/seedline/${name}`)
  // What no listed service recorded is told to those alone who look for the cause.
  if (service === undefined) return { rule: operators }
  const { ofFunds, ofOrganisations = [] }: Listed = services[service]
  const category = stream.slice(0, stream.indexOf('-'))
  const rule = heardBy(service, category)
  const names: readonly string[] = [category, type.slice(type.lastIndexOf('.') + 1)]
  if (ofOrganisations.includes(category)) return { rule, ofOrganisation: actor.organisation }
  return ofFunds.some((one) => names.includes(one))
    ? // Only people of the organisation that manages a fund record something of it, or processes on their behalf.
      { rule, ofFundsManagedBy: actor.organisation }
    : { rule }
}
