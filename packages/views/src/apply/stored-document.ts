import type { EventMessage } from '@seedline/messaging'
import { mongo } from 'mongoose'
import type { ViewDocument } from '../view/view-document.ts'

/** A document as MongoDB keeps it: bytes as Binary. */
export interface StoredDocument {
  readonly _id: string
  readonly rev: number
  readonly seen: Readonly<Record<string, number>>
  readonly held: readonly StoredEvent[]
  readonly data?: unknown
}

type StoredEvent = Omit<EventMessage, 'data'> & { readonly data: mongo.Binary | Uint8Array }

/** Data is whatever the view's own fold has put there; only that view reads it. */
export function fromStored<D>(stored: StoredDocument): ViewDocument<D> {
  const { _id, rev, seen, held } = stored
  const document = { _id, rev, seen, held: held.map(fromStoredEvent) }
  return stored.data === undefined ? document : { ...document, data: stored.data as D }
}

export function toStored(document: ViewDocument<unknown>): StoredDocument {
  if (document.held.length === 0) return { ...document, held: [] }
  const held = document.held.map((event) => ({ ...event, data: new mongo.Binary(event.data) }))
  return { ...document, held }
}

function fromStoredEvent(event: StoredEvent): EventMessage {
  const data = event.data instanceof mongo.Binary ? event.data.value() : event.data
  const { origin } = event
  return { ...event, data, origin: { ...origin, offset: BigInt(origin.offset) } }
}
