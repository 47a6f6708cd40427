import type { Drift } from './drift.ts'

/** What readiness says besides. */
export const driftsOfHealth: readonly Drift[] = [
  {
    why: 'the gateway is ready only while it can verify tokens, and says so',
    in: ['ready'],
    changes: [{ below: '/body/checks/tokenKeys' }],
  },
]
