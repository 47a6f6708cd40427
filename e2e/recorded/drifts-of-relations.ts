import type { Drift } from './drift.ts'

const openapi = ['read-openapi']

/** What may differ since enterprises are found by what they hold. */
export const driftsOfRelations: readonly Drift[] = [
  {
    why: 'enterprises are found by the designations that they hold today',
    in: openapi,
    changes: [{ matching: /query designation(Level)?(\/|$)/ }],
  },
]
