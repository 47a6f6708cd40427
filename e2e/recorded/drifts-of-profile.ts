import type { Drift } from './drift.ts'
import { driftsOfMerging } from './drifts-of-merging.ts'
import { driftsOfRelations } from './drifts-of-relations.ts'

const openapi = ['read-openapi']

/** Registered as `Cafe` with U+0301 behind it. */
const mica = 'enterprise-4d8541b2-cb13-5bf3-83b8-7c073164cabf@1'

const told = [
  'register',
  'rename',
  'former',
  'mistaken',
  'withdraw',
  'read',
  'capital',
  'appoint',
  'licence',
  'end',
  'withdraw-fact',
].map((name) => `names-${name}`)

const enterprise = '4ef0c556-b2b4-5997-8a6f-099286dee3c9'
const recorded = [
  ...[1, 2, 3, 4, 5].map((version) => `enterprise-${enterprise}@${version}`),
  ...[1, 2, 3, 4].map((version) => `licence-${enterprise}@${version}`),
  'registration-f027a671-302a-5c79-ab8a-1c359b7e8ec2@1',
]

/** What may differ since all checks of a code are applied, names are searched by fragments, and former ones are told. */
export const driftsOfProfile: readonly Drift[] = [
  ...driftsOfMerging,
  ...driftsOfRelations,
  {
    why: 'every check of a credit code is applied, and the number of an identity card is refused by name',
    in: openapi,
    changes: [
      {
        matching: /\/responses\/400\/USCC_(ORGANISATION_WRONG|AUTHORITY_UNKNOWN|IDENTITY_CARD)$/,
      },
      { matching: /\/sentences\/USCC_(ORGANISATION_WRONG|AUTHORITY_UNKNOWN|IDENTITY_CARD)$/ },
    ],
  },
  {
    why: 'the list of enterprises is searched by any fragment of a name, its pinyin or initials, or a code',
    in: openapi,
    changes: [{ matching: /\/saidOnce\/parameters\/query search/ }],
  },
  {
    why: 'an enterprise is renamed, which is no correction, and tells its former names',
    in: openapi,
    changes: [
      {
        matching: /^\/body\/paths\/~1api~1v1~1enterprises~1\{enterpriseId\}~1(rename|former-names)/,
      },
      {
        matching:
          /^\/body\/components\/schemas\/(RenameEnterprise|RecordFormerName|WithdrawFormerName|FormerName)$/,
      },
      { matching: /^\/body\/components\/schemas\/Enterprise\/(properties|required)\/formerNames$/ },
      { matching: /\/saidOnce\/parameters\/path until$/ },
      {
        matching:
          /\/sentences\/(NAME_UNCHANGED|RENAMED_OUT_OF_ORDER|RENAMED_BEFORE_FOUNDATION|FORMER_NAME_CONTRADICTS|FORMER_NAME_UNKNOWN|FORMER_NAMES_FULL)$/,
      },
    ],
  },
  {
    why: 'the same',
    in: 'any',
    changes: [{ matching: /^\/body\/(items\/\d+\/)?formerNames$/ }],
  },
  {
    why: 'the story does so once',
    in: [...told, ...recorded],
    changes: [{ below: '' }],
  },
  {
    why: 'an enterprise has a capital and people who act for it',
    in: openapi,
    changes: [
      { matching: /^\/body\/paths\/~1api~1v1~1enterprises~1\{enterpriseId\}~1licence/ },
      {
        matching:
          /^\/body\/components\/schemas\/(StateCapital|AppointPerson|EndAppointment|WithdrawLicenceFact|Licence|StatedCapital|Appointment|Office)$/,
      },
      { below: '/body/tags/Licences' },
      { matching: /\/saidOnce\/parameters\/path factId$/ },
      {
        matching:
          /\/sentences\/(LICENCE_FACT_UNKNOWN|AFTER_CLOSURE|LICENCE_BEFORE_FOUNDATION|CAPITAL_MISSING|CAPITAL_NOT_POSITIVE|PAID_IN_ABOVE_REGISTERED|CAPITAL_CONTRADICTS|OFFICE_HELD_ALREADY|LEGAL_REPRESENTATIVE_TAKEN|APPOINTMENT_ENDED|ENDED_BEFORE_APPOINTMENT)$/,
      },
    ],
  },
  {
    why: 'the same: a view of its own, before what is heard of others',
    in: ['delivery-of-registry'],
    changes: [{ matching: /^\/body\/subscriptions\/\d+(\/|$)/ }],
  },
  {
    why: 'an area without a code of GB/T 2260 is named by its id',
    in: openapi,
    changes: [{ matching: /district(\/\d+\/schema|(\/anyOf\/0)?)\/pattern$/ }],
  },
  {
    why: 'the same',
    in: ['register-unknown-codes', 'register-malformed', 'list-malformed'],
    changes: [{ matching: /^\/body\/errors\/\S*district DISTRICT_(UNKNOWN|MALFORMED)\/mend$/ }],
  },
  {
    why: 'names are kept code point by code point: this one is written with a combining accent',
    in: ['read-mica', 'list-all', 'list-second-page', 'history-mica'],
    changes: [{ matching: /^\/body\/(items\/\d+\/)?(details\/)?nameEn$/ }],
  },
  { why: 'the same, in a table', in: ['list-csv'], changes: [{ below: '/body/4' }] },
  { why: 'the same, in the event', in: [mica], changes: [{ below: '/data' }] },
]
