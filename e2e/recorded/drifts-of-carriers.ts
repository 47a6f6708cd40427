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

/** The streams of the enterprise of the story and of its two carriers. */
const told = [
  'registration-19e5e374-67f4-5029-a768-d1bad61488cf@1',
  'enterprise-2c677485-adfc-53d4-8d3d-cd1bd650c1a0@1',
  ...[1, 2, 3, 4, 5].map((version) => `carrier-9532fd76-0fbd-5c25-a91c-29b398f44cc7@${version}`),
  ...[1, 2].map((version) => `carrier-ad4d6660-c6cb-563f-acc5-d000365cacfc@${version}`),
]

/** What may differ since the registry records innovation carriers. */
export const driftsOfCarriers: readonly Drift[] = [
  {
    why: 'the story records carriers that an enterprise of its own hosts',
    in: [...requests, ...told],
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
