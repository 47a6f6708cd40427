import type { Aggregate } from '@seedline/event-store'

/** A sum, for tests of what stores any aggregate. */
export const tally: Aggregate<number, number> = {
  name: 'tally',
  initial: 0,
  evolve: (sum, added) => sum + added,
  codec: {
    encode: (added) => ({ type: 'seedline.test.v1.Added', data: Uint8Array.of(added) }),
    decode: (_, data) => data[0] ?? 0,
  },
}
