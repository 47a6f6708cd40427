import { commandCalls } from '@seedline/testing'
import { deriveId, systemClock } from '@seedline/values'
import type { Enterprises } from '../use-cases/enterprise-standing.ts'
import { noon } from './samples.ts'

const commanded = commandCalls(
  { subject: 'u-1', name: '基金经理', roles: ['fund-manager'], organisation: 'fund' },
  noon,
)

/** A call by a fund manager at noon, who may ask the registry. */
export const callOf = (...given: Parameters<typeof commanded>) => ({
  ...commanded(...given),
  asking,
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
