import type { Drift } from './drift.ts'
import { driftsOfMerging } from './drifts-of-merging.ts'
import { driftsOfRelations } from './drifts-of-relations.ts'

const openapi = ['read-openapi']

/** Registered as `Cafe` with U+0301 behind it. */
const mica = 'enterprise-4d8541b2-cb13-5bf3-83b8-7c073164cabf@1'

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
    ],
  },
  {
    why: 'the list of enterprises is searched by any fragment of a name, its pinyin or initials, or a code',
    in: openapi,
    changes: [{ matching: /\/saidOnce\/parameters\/query search/ }],
  },
  {
    why: 'the total of a long list is an estimate, and says whether it is one',
    in: 'any',
    changes: [
      { at: '/body/totalIsAbout', is: false },
      { matching: /^\/body\/components\/schemas\/EnterpriseList\/\w+\/totalIsAbout$/ },
    ],
  },
  {
    why: 'a page is read along the names: its token is of another question',
    in: ['list-first-page', 'list-second-page'],
    changes: [{ matching: /^\/body\/nextPageToken$/ }],
  },
  {
    why: 'an enterprise is renamed, which is no correction, and tells its former names',
    in: openapi,
    changes: [
      { matching: /^\/body\/components\/schemas\/Enterprise\/(properties|required)\/formerNames$/ },
    ],
  },
  {
    why: 'the same',
    in: 'any',
    changes: [{ matching: /^\/body\/(items\/\d+\/)?formerNames$/ }],
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
