import type { CommandCall } from '@seedline/event-store'
import { deriveId, type Instant, systemClock } from '@seedline/values'
import type { Enterprises } from '../use-cases/enterprise-standing.ts'
import { noon } from './samples.ts'

/** A call by a fund manager at noon; the command id is given so that it can be repeated. */
export const callOf = (
  commandId: string,
  more: { expectedVersion?: number; requestHash?: string; at?: Instant } = {},
): CommandCall => ({
  context: {
    commandId,
    actor: { subject: 'u-1', name: '基金经理', roles: ['fund-manager'], organisation: 'fund' },
    at: more.at ?? noon,
    traceparent: '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01',
    ...(more.requestHash !== undefined && { requestHash: more.requestHash }),
  },
  expectedVersion: more.expectedVersion ?? 0,
  deadline: new Date(Date.parse(systemClock()) + 5000),
})

export const asking = {
  token: 'token',
  requestId: 'request-1',
  deadline: new Date(Date.parse(systemClock()) + 5000),
}

/** A registry that nobody needs to ask. */
export const allKnown: Enterprises = {
  known: async () => ({ closedOn: undefined }),
  ask: async () => {
    throw new Error('The registry was not to be asked')
  },
}

export const fundIdOf = (commandId: string) => deriveId('Fund', commandId)
export const dealIdOf = (commandId: string) => deriveId('Deal', commandId)
