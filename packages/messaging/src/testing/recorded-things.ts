import { randomUUID } from 'node:crypto'
import {
  type Aggregate,
  accept,
  type EventStore,
  type EventStoreOptions,
} from '@seedline/event-store'
import { connectEventStore } from '@seedline/event-store/database'
import { systemClock } from '@seedline/values'
import type { Connection } from 'mongoose'
import { registrar } from './events.ts'

export interface Happened {
  readonly text: string
}

/** The smallest aggregate there is: whatever is said of a thing, happened. */
export const thing: Aggregate<number, Happened> = {
  name: 'thing',
  initial: 0,
  evolve: (count) => count + 1,
  codec: {
    encode: ({ text }) => ({ type: 'seedline.test.v1.ThingHappened', data: Buffer.from(text) }),
    decode: (_type, data) => ({ text: Buffer.from(data).toString() }),
  },
}

export const storeOn = (
  connection: Connection,
  more: Partial<EventStoreOptions> = {},
): Promise<EventStore> =>
  connectEventStore({ connection, service: 'test', clock: systemClock, ...more })

/** Records these texts as one commit. */
export const record = (
  store: EventStore,
  id: string,
  texts: readonly string[],
  traceparent?: string,
) =>
  store.execute(
    thing,
    id,
    {
      commandId: randomUUID(),
      actor: registrar,
      at: systemClock(),
      ...(traceparent === undefined ? {} : { traceparent }),
    },
    () => accept(...texts.map((text) => ({ text }))),
  )
