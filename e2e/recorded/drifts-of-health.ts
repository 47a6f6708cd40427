import type { Drift } from './drift.ts'

/** What readiness says besides. */
export const driftsOfHealth: readonly Drift[] = [
  {
    why: 'the gateway is ready only while it can verify tokens, and says so',
    in: ['ready'],
    changes: [{ below: '/body/checks/tokenKeys' }],
  },
  {
    why: 'the gateway has no database of its own',
    in: ['ready'],
    changes: [{ at: '/body/checks/mongodb', was: 'ok' }],
  },
]
