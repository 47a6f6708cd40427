import type { Drift } from './drift.ts'

const openapi = ['read-openapi']

const ofGroups = [
  'parent',
  'child',
  'state',
  'person',
  'cycle',
  'malformed',
  'read',
  'from-above',
  'end',
  'withdraw',
].map((name) => `groups-${name}`)

const contacts = ['state', 'malformed', 'read', 'for-a-bank', 'end', 'withdraw'].map(
  (name) => `contacts-${name}`,
)

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
      { matching: /\/sentences\/PARK_[A-Z_]+$/ },
    ],
  },
  {
    why: 'the table of enterprises has a column of parks, the last one',
    in: ['list-csv', 'list-csv-zh'],
    changes: [{ matching: /^\/body\/\d+$/ }],
  },
  { why: 'the story tells of contacts', in: contacts, changes: [{ below: '' }] },
  {
    why: 'the operations on contacts, and what they refuse',
    in: openapi,
    changes: [
      { below: '/body/tags/Contacts' },
      { matching: /^\/body\/paths\/~1api~1v1~1enterprises~1\{enterpriseId\}~1contacts/ },
      {
        matching:
          /^\/body\/components\/schemas\/(StateContact|EndContact|WithdrawContact|Contacts?|ContactPurpose)$/,
      },
      { matching: /\/sentences\/CONTACT_[A-Z_]+$/ },
    ],
  },
  { why: 'the story tells of a group', in: ofGroups, changes: [{ below: '' }] },
  {
    why: 'the operations on groups, and what they refuse',
    in: openapi,
    changes: [
      { below: '/body/tags/Groups' },
      { matching: /^\/body\/paths\/~1api~1v1~1enterprises~1\{enterpriseId\}~1group/ },
      {
        matching:
          /^\/body\/components\/schemas\/(StateRelation|EndRelation|WithdrawRelation|Group|GroupRelation|Subsidiary|RelatedParty|RelationKind|PartyKind)$/,
      },
      {
        matching:
          /\/sentences\/(RELATION_[A-Z_]+|SHARES_OF_PARENTS_ABOVE_WHOLE|GROUP_CYCLE|GROUP_TOO_LARGE|SHARE_OUT_OF_RANGE|CONTROLLER_HAS_NO_SHARE|PARTY_INCOMPLETE|PARENT_IS_A_PERSON)$/,
      },
    ],
  },
]
