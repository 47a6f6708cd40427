import type { Drift } from './drift.ts'

const openapi = ['read-openapi']

/** What may differ since one enterprise that was registered twice is merged. */
export const driftsOfMerging: readonly Drift[] = [
  {
    why: 'what is merged is changed no longer, but for the enterprise that goes on',
    in: openapi,
    changes: [{ matching: /\/responses\/422\/ENTERPRISE_MERGED$/ }],
  },
  {
    why: 'an enterprise tells its other records, and each answer on one of those the enterprise that goes on',
    in: openapi,
    changes: [
      {
        matching:
          /^\/body\/components\/schemas\/Enterprise\/(properties|required)\/(duplicates|mergedInto)$/,
      },
      { matching: /^\/body\/components\/schemas\/Ladder\/properties\/mergedInto$/ },
    ],
  },
  {
    why: 'the same',
    in: 'any',
    changes: [{ matching: /^\/body\/(items\/\d+\/)?duplicates$/ }],
  },
  {
    why: 'the same: a process of its own carries mergings on, and the list of enterprises is built anew',
    in: ['delivery-of-registry'],
    changes: [{ matching: /^\/body\/subscriptions\/\d+(\/|$)/ }],
  },
]
