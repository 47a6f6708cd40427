import { expect } from '@jest/globals'
import type { EventCodec } from '@seedline/event-store'

/** An event comes back from its bytes as it was, and its bytes from that again. */
export function expectKept<E>(codec: EventCodec<E>, event: E): void {
  const encoded = codec.encode(event)
  const decoded = codec.decode(encoded.type, encoded.data)
  expect(decoded).toEqual(event)
  expect(Buffer.from(codec.encode(decoded).data).equals(encoded.data)).toBe(true)
}
