import type { Drift } from './drift.ts'

const openapi = ['read-openapi']

/** What may differ since rounds ask the cap table first, and late entries are judged as of every day. */
export const driftsOfCapTables: readonly Drift[] = [
  {
    why: 'a place is kept on the cap table for each round that is being closed: the table has so many versions more',
    in: ['cap-table'],
    changes: [
      { at: '/headers/etag', was: '"36"', is: '"38"' },
      { at: '/body/version', was: 36, is: 38 },
    ],
  },
  {
    why: 'the same as of a day',
    in: ['cap-table-as-of'],
    changes: [
      { at: '/headers/etag', was: '"34"', is: '"36"' },
      { at: '/body/version', was: 34, is: 36 },
    ],
  },
  {
    why: 'the same, told by a refusal',
    in: ['cap-table-version-not-reached'],
    changes: [
      {
        at: '/body/detail',
        was: 'Version 999 was asked for, but the record is at version 36',
        is: 'Version 999 was asked for, but the record is at version 38',
      },
      { at: '/body/facts/current_version', was: '36', is: '38' },
    ],
  },
  {
    why: 'the same, told by the topic',
    in: ['delivery-of-fund'],
    changes: [
      { at: '/body/subscriptions/2/partitions/3/committedOffset', was: '36', is: '38' },
      { at: '/body/subscriptions/2/partitions/3/endOffset', was: '36', is: '38' },
    ],
  },
  {
    why: 'closings that were interrupted are carried on by a subscription of their own',
    in: ['delivery-of-fund'],
    changes: [{ below: '/body/subscriptions/7' }],
  },
  {
    why: 'a round is closed only where the cap table can take it, and where the registry has told of the enterprise',
    in: openapi,
    changes: [
      {
        matching:
          /~1closing\/post\/responses\/(404\/ENTERPRISE_UNKNOWN|503\/REGISTRY_UNAVAILABLE)$/,
      },
      {
        matching:
          /~1closing\/post\/responses\/409\/(CLOSING_UNDER_WAY|ROUND_UNDER_WAY|SECURITY_ID_TAKEN|ROUND_ALREADY_RECORDED)$/,
      },
      {
        matching:
          /~1closing\/post\/responses\/422\/(DATE_OUT_OF_ORDER|WRONG_ON_THAT_DAY|EXCEEDS_AUTHORIZED_SHARES|UNITS_MIXED|CAP_TABLE_FULL|QUANTITY_TOO_LARGE)$/,
      },
    ],
  },
  {
    why: 'what is entered late is judged as of every day since, and what is worked out by what can be read back',
    in: openapi,
    changes: [
      {
        matching:
          /~1cap-table~1transactions\/post\/responses\/422\/(WRONG_ON_THAT_DAY|QUANTITY_TOO_LARGE)$/,
      },
      { ending: '~1cap-table~1transactions/post/responses/409/ROUND_UNDER_WAY', is: 1 },
      { ending: '~1approval/post/responses/422/EXCEEDS_COMMITMENTS_ON_DAY', is: 1 },
    ],
  },
  {
    why: 'transactions can be reversed, and histories tell which were',
    in: openapi,
    changes: [{ below: '/body/components/schemas/HistoryEntry/properties/reversedBy' }],
  },
  {
    why: 'a history as CSV tells it in a last column',
    in: [
      'history-glass-csv',
      'history-glass-csv-zh',
      'cap-table-history-csv',
      'cap-table-history-csv-zh',
    ],
    changes: [{ matching: /^\/body\/\d+$/ }],
  },
  {
    why: 'the same, told by the topic',
    in: ['delivery-of-fund'],
    changes: [
      { at: '/body/subscriptions/2/partitions/5/committedOffset', was: '0', is: '4' },
      { at: '/body/subscriptions/2/partitions/5/endOffset', was: '0', is: '4' },
    ],
  },
  {
    why: 'a closed enterprise takes no transaction that is dated after its end',
    in: openapi,
    changes: [{ ending: '~1cap-table~1transactions/post/responses/422/ENTERPRISE_CLOSED', is: 1 }],
  },
  {
    why: 'nothing is approved of an enterprise that was closed: the approval asks as the closing does',
    in: openapi,
    changes: [
      {
        matching: /~1approval\/post\/responses\/(404\/ENTERPRISE_UNKNOWN|422\/ENTERPRISE_CLOSED)$/,
      },
    ],
  },
]
