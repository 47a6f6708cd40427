import type { Drift } from './drift.ts'

const openapi = ['read-openapi']

const requests = [
  'enterprise',
  'record',
  'record-again',
  'recognise',
  'correct',
  'close',
  'reverse-closure',
  'record-wrong',
  'reverse',
  'get',
  'list',
  'history',
].map((name) => `carriers-${name}`)

/** What may differ since the registry records innovation carriers. */
export const driftsOfCarriers: readonly Drift[] = [
  {
    why: 'the story records carriers that an enterprise of its own hosts',
    in: [...requests],
    changes: [{ below: '' }],
  },
  {
    why: 'the operations that do so, and what they refuse',
    in: openapi,
    changes: [
      { matching: /^\/body\/tags\/Innovation carriers$/ },
      { matching: /^\/body\/paths\/~1api~1v1~1carriers/ },
      { matching: /^\/body\/components\/schemas\/\w*Carriers?([A-Z]\w*)?$/ },
      { matching: /\/sentences\/CARRIER_[A-Z_]+$/ },
      { matching: /\/saidOnce\/parameters\/(path carrierId|query (field|district))/ },
    ],
  },
]
