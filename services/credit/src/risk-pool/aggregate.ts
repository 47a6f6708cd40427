import type { Aggregate } from '@seedline/event-store'
import { type PoolEvent, poolEvents } from './events.ts'
import { evolve, notOpened, type PoolState } from './state.ts'

/** Streams `risk_pool-<id>`: all claims on a pool are on its one stream, so that it isn't paid out twice. */
export const riskPool: Aggregate<PoolState, PoolEvent> = {
  name: 'risk_pool',
  initial: notOpened,
  evolve,
  codec: poolEvents.codec,
}
