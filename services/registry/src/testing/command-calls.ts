import type { CommandCall } from '@seedline/event-store'
import { type Instant, systemClock } from '@seedline/values'
import { noon } from './enterprise-samples.ts'

/** A call by a registrar at noon; the command id is given so that it can be repeated. */
export const callOf = (
  commandId: string,
  more: { expectedVersion?: number; requestHash?: string; at?: Instant } = {},
): CommandCall => ({
  context: {
    commandId,
    actor: { subject: 'u-1', name: '登记员', roles: ['registrar'], organisation: 'cluster' },
    at: more.at ?? noon,
    traceparent: '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01',
    ...(more.requestHash !== undefined && { requestHash: more.requestHash }),
  },
  expectedVersion: more.expectedVersion ?? 0,
  deadline: new Date(Date.parse(systemClock()) + 5000),
})
