import type { Drift } from './drift.ts'
import { driftsOfCarriers } from './drifts-of-carriers.ts'

const openapi = ['read-openapi']

const requests = [
  'enterprise',
  'grant',
  'held',
  'correct',
  'revoke',
  'not-revoked',
  'renew',
  'grant-wrong',
  'held-since',
  'reverse',
  'list',
  'attest',
  'attested',
  'withdraw',
  'state',
  'state-before',
  'figures',
  'restate',
  'figures-before',
  'withdraw-figures',
  'figures-listed',
  'figures-history',
  'rules',
  'check',
].map((name) => `registers-${name}`)

const enterprise = '3f0cc114-a83b-5dbd-9e96-d924b9448ff0'
const versions = (stream: string, most: number): readonly string[] =>
  Array.from({ length: most }, (_, at) => `${stream}-${enterprise}@${at + 1}`)
const told = [
  'registration-060ae16c-4b00-5f1c-aa8c-b0d361b094c8@1',
  ...versions('enterprise', 1),
  ...versions('designation', 7),
  ...versions('attested_fact', 2),
  ...versions('figures', 4),
]

/** What may differ since the registry records designations, attested facts and figures, and checks them. */
export const driftsOfRegisters: readonly Drift[] = [
  {
    why: 'the story does so for an enterprise of its own',
    in: [...requests, ...told],
    changes: [{ below: '' }],
  },
  {
    why: 'the operations that do so, and what they refuse',
    in: openapi,
    changes: [
      { matching: /^\/body\/tags\/(Designations|Attested facts|Figures|Self-check)$/ },
      {
        matching:
          /^\/body\/paths\/~1api~1v1~1(enterprises~1\{enterpriseId\}~1)?(designations|designation-rules|attested-facts|figures|self-checks)/,
      },
      {
        matching:
          /^\/body\/components\/schemas\/(\w*Designation\w*|\w*Attest\w*|\w*Figures?[A-Z]?\w*|Check\w+|SelfCheck|ReverseRevocation|RuleDays|FactWord|Confidence)$/,
      },
      {
        matching:
          /\/sentences\/((DESIGNATION|FACT|ATTESTED|FIGURE|STATEMENT|PERIOD|RULE|SUPPOSITION|RESTATED)S?_[A-Z_]+|DATE_TOO_FAR)$/,
      },
      {
        matching:
          /\/saidOnce\/parameters\/(path|query) (designationId|attestationId|statementId|kind|level|validOn|lapseWithinDays|period|item|on|purpose|suppose|recordedAsOf)/,
      },
    ],
  },
  ...driftsOfCarriers,
]
