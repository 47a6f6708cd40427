import type { StoredEvent } from '@seedline/contracts/feed/v1/feed_service'
import { eventIdOf } from '@seedline/event-store'
import { type EventMessage, storedOrigin } from '@seedline/messaging'
import { instant } from '@seedline/values'

/** An event of another service's store, as its Kafka message would tell it. @throws Error when it is not whole */
export function readStoredEvent(service: string, event: StoredEvent): EventMessage {
  const { stream, version, type, data, subject, commandId, recordedAt, actor, traceparent } = event
  const whole = version > 0 && subject !== '' && stream.endsWith(`-${subject}`) && type !== ''
  if (!whole || actor === undefined || actor.subject === '' || commandId === '') {
    throw new Error(`${service} answered with an event that is not whole: ${stream}@${version}`)
  }
  const { name, roles, organisation, onBehalfOf } = actor
  return {
    id: eventIdOf(stream, version),
    type,
    source: `/seedline/${service}`,
    subject,
    stream,
    version,
    time: instant(recordedAt),
    actor: {
      subject: actor.subject,
      name,
      roles,
      organisation,
      ...(onBehalfOf !== '' && { onBehalfOf }),
    },
    commandId,
    ...(traceparent !== '' && { traceparent }),
    data,
    origin: storedOrigin(stream, version),
  }
}
