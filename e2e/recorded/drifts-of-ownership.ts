import type { Drift } from './drift.ts'

const openapi = ['read-openapi']

const carriedOn = [
  'registry/record-round-as-stage | 系统：轮次交割入阶梯 / System: closed round to ladder',
  'fund/record-round-on-cap-table | 系统：轮次交割入股权结构表 / System: closed round to cap table',
  'fund/settle-capital | 系统：项目结束后结清额度 / System: capital settled at the end of a deal',
]
const byManager = { subject: 'user:recorded-fund-manager', name: 'Recorded fund-manager' }
const byRegistrar = { subject: 'user:recorded-registrar', name: 'Recorded registrar' }

/** What differs because organisations manage funds, and the papers of their rounds stay with them. */
export const driftsOfOwnership: readonly Drift[] = [
  {
    why: 'a fund tells who manages it, which steps of its deals take two people, and whose money it invests',
    in: 'any',
    changes: [
      { matching: /^\/body\/(items\/\d+\/)?(managedBy|twoPeople)$/ },
      {
        matching:
          /^\/body\/components\/schemas\/Fund\/(properties|required)\/(managedBy|twoPeople|weakerAsked|handOverAsked|kind)$/,
      },
    ],
  },
  {
    why: 'rungs, securities and lines of a history say whether papers are withheld from the caller',
    in: 'any',
    changes: [
      { ending: '/papersWithheld', is: false },
      { matching: /\/schemas\/\w+\/(properties|required)\/papersWithheld$/ },
    ],
  },
  {
    why: 'a process acts for the organisation of the person whose command it carries on',
    in: 'any',
    changes: [
      { ending: '/recordedBy/organisation', was: 'seedline', is: 'recorded' },
      ...carriedOn.map((by) => ({
        at: '/by',
        was: `process:${by} |  | seedline | user:recorded-fund-manager`,
        is: `process:${by} |  | recorded | user:recorded-fund-manager`,
      })),
    ],
  },
  {
    why: "live events that a process brings of a fund's round don't tell its trace, which leads to the deal",
    in: ['live-events-of-glass'],
    changes: [{ matching: /^\/body\/([0-8]|12)\/2$/ }],
  },
  {
    why: 'the same, for those who see nothing of funds at all',
    in: ['live-events-for-pilots'],
    changes: [{ matching: /^\/body\/0\/2$/ }],
  },
  {
    why: 'the same, as lines of an export tell it',
    in: ['history-glass-csv'],
    changes: [{ below: '/body/6' }, { below: '/body/7' }],
  },
  {
    why: 'the same of that cap table',
    in: ['cap-table-history-csv'],
    changes: [1, 2, 3, 4, 5, 6, 7].map((line) => ({ below: `/body/${line}` })),
  },
  {
    why: 'a cap table is recorded by a registrar, or by who manages a fund that has a deal there: here nobody had one yet',
    in: 'any',
    changes: [
      {
        at: '/request',
        was: 'POST /api/v1/enterprises/@{register-mica}/cap-table/transactions (fund-manager)',
        is: 'POST /api/v1/enterprises/@{register-mica}/cap-table/transactions (registrar)',
      },
      { ending: '/recordedBy/subject', was: byManager.subject, is: byRegistrar.subject },
      { ending: '/recordedBy/name', was: byManager.name, is: byRegistrar.name },
      { ending: '/recordedBy/roles/0', was: 'fund-manager', is: 'registrar' },
      {
        at: '/by',
        was: `${byManager.subject} | ${byManager.name} | fund-manager | recorded | `,
        is: `${byRegistrar.subject} | ${byRegistrar.name} | registrar | recorded | `,
      },
      // The command's id is made of who gives it.
      {
        at: '/commandId',
        was: '9c2c6bbb-2160-58b5-a756-8364075ee2e9',
        is: '9f498d62-bf5f-508b-8d0f-3912f32a3181',
      },
    ],
  },
  {
    why: 'two events more, of that story, are on the topic of funds, and one that says what kind of fund it is',
    in: ['delivery-of-fund'],
    changes: [
      { ending: '/committedOffset', was: '2', is: '5' },
      { ending: '/endOffset', was: '2', is: '5' },
    ],
  },
  {
    why: 'the registry hears who manages a fund, to know whose the papers of its rounds are',
    in: ['delivery-of-registry'],
    changes: [{ below: '/body/subscriptions/3' }],
  },
  {
    why: 'development tokens may be of another person, and of another organisation',
    in: openapi,
    changes: [{ matching: /\/DevelopmentTokenRequest\/properties\/(person|organisation)$/ }],
  },
  {
    why: 'what belongs to another organisation is refused, and so is the second step of one person',
    in: openapi,
    changes: [
      { ending: '/responses/403/FUND_OF_ANOTHER_ORGANISATION', is: 1 },
      { ending: '/responses/403/CAP_TABLE_OF_OTHERS', is: 1 },
      { ending: '/responses/403/SECOND_PERSON_NEEDED', is: 1 },
    ],
  },
]
