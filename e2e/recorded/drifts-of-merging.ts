import type { Drift } from './drift.ts'

const openapi = ['read-openapi']

const requests = [
  'survivor',
  'duplicate',
  'merge',
  'chain',
  'rename',
  'read',
  'ladder',
  'goes-on',
  'found',
  'held',
  'reverse',
].map((name) => `merging-${name}`)

/** What may differ since one enterprise that was registered twice is merged. */
export const driftsOfMerging: readonly Drift[] = [
  {
    why: 'the story does so once',
    in: requests,
    changes: [{ below: '' }],
  },
  {
    why: 'the operations that do so, and what they refuse',
    in: openapi,
    changes: [
      { matching: /^\/body\/paths\/~1api~1v1~1enterprises~1\{enterpriseId\}~1merger/ },
      { matching: /^\/body\/components\/schemas\/(MergeEnterprise|ReverseMerge|Duplicate)$/ },
      { matching: /\/responses\/422\/ENTERPRISE_MERGED$/ },
      {
        matching:
          /\/sentences\/(ENTERPRISE_MERGED|ENTERPRISE_NOT_MERGED|MERGED_INTO_ITSELF|DUPLICATE_HAS_DUPLICATES|MERGE_HIDES_CODE|MERGE_UNDER_WAY|DUPLICATE_CHANGED|DUPLICATES_FULL)$/,
      },
    ],
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
