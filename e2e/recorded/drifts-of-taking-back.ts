import type { Drift } from './drift.ts'

/** What may differ since entries of the registry are taken back by registrars, and by the organisation that recorded them. */
export const driftsOfTakingBack: readonly Drift[] = [
  {
    why: 'whoever keeps no register takes back only what the own organisation recorded',
    in: ['read-openapi'],
    changes: [{ ending: '/responses/403/ENTRY_OF_ANOTHER_ORGANISATION', is: 1 }],
  },
]
