import type { Drift } from './drift.ts'

const openapi = ['read-openapi']

/** What may differ since enterprises are found by what they hold, and tell whose they are. */
export const driftsOfRelations: readonly Drift[] = [
  {
    why: 'enterprises are found by the designations that they hold today',
    in: openapi,
    changes: [{ matching: /query designation(Level)?(\/|$)/ }],
  },
  {
    why: 'an enterprise lies in a park of its district',
    in: openapi,
    changes: [
      {
        matching:
          /^\/body\/components\/schemas\/(Enterprise|RegisterEnterprise|CorrectEnterprise)\/properties\/park(\/|$)/,
      },
      { matching: /query park(\/|$)/ },
      { matching: /\/responses\/422\/PARK_OUTSIDE_DISTRICT$/ },
      { matching: /\/responses\/400\/PARK_UNKNOWN$/ },
    ],
  },
  {
    why: 'the table of enterprises has a column of parks, the last one',
    in: ['list-csv', 'list-csv-zh'],
    changes: [{ matching: /^\/body\/\d+$/ }],
  },
]
