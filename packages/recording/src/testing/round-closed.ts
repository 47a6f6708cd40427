import type { EventMessage } from '@seedline/messaging'
import { eventMessages } from '@seedline/testing'

const type = 'seedline.fund.v1.RoundClosed'

/** The fourth event of a deal, whose bytes nobody reads. */
export const [roundClosed] = eventMessages(
  { service: 'fund', aggregate: 'deal', id: 'd-1', firstVersion: 4 },
  [{ type, data: Uint8Array.of(7) }],
) as readonly [EventMessage]
