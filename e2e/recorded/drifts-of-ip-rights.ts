import type { Drift } from './drift.ts'

const openapi = ['read-openapi']

const requests = [
  'enterprise',
  'register',
  'register-again',
  'facts',
  'contradiction',
  'correct',
  'reverse',
  'another',
  'get',
  'find',
  'list',
  'history',
  'withdraw',
].map((name) => `ip-${name}`)

/** The streams of the enterprise of the story and of its two rights. */
const told = [
  'registration-afad3ae1-73ab-53b7-8f7a-a65056cee019@1',
  'enterprise-67a5c92f-15b5-5e21-bff2-487b33660a58@1',
  ...[1, 2, 3, 4, 5, 6].map(
    (version) => `ip_right-065d6ddc-e249-55b1-83f2-62c7d00e728d@${version}`,
  ),
  'ip_right-adb12f87-ba0e-53d1-b7f8-e5477d934189@1',
]

/** What may differ since the registry records rights of intellectual property. */
export const driftsOfIpRights: readonly Drift[] = [
  {
    why: 'the story records rights of an enterprise of its own',
    in: [...requests, ...told],
    changes: [{ below: '' }],
  },
  {
    why: 'the operations that do so, and what they refuse',
    in: openapi,
    changes: [
      { matching: /^\/body\/tags\/Intellectual property$/ },
      { matching: /^\/body\/paths\/~1api~1v1~1ip-rights/ },
      { matching: /^\/body\/components\/schemas\/\w*Ip[A-Z]\w*$/ },
      { matching: /\/sentences\/(IP|PATENT)_[A-Z_]+$/ },
      {
        matching:
          /\/saidOnce\/parameters\/(path ipRightId|query (family|number|kind|phase|mark|ids|enterpriseId))/,
      },
      { matching: /~1(deals|events)\/get\/parameters\/query enterpriseId$/ },
    ],
  },
  {
    why: 'rights have a view of their own',
    in: ['delivery-of-registry'],
    changes: [{ below: '/body/subscriptions/4' }],
  },
]
