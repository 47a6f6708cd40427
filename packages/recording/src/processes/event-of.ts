import { type EventMessage, UnreadableEvent } from '@seedline/messaging'

/** The event of a message. @throws UnreadableEvent, so that it is parked at once */
export function eventOf<E>(
  { type, data }: EventMessage,
  decode: (type: string, data: Uint8Array) => E,
): E {
  try {
    return decode(type, data)
  } catch (cause) {
    throw new UnreadableEvent(`The bytes are no ${type}`, { cause })
  }
}
