import type { Service } from './deed.ts'

export const views: Readonly<Record<Service, readonly string[]>> = {
  fund: ['fund', 'deal', 'cap_table', 'known_enterprise'],
  registry: [
    'enterprise_list',
    'ladder',
    'known_fund',
    'round_money',
    'ip_right',
    'licence',
    'designations',
    'figures',
    'carriers',
    'group',
  ],
}
/** What operators pause and replay: all that there is, which `check/subscriptions.ts` holds it to. */
export const subscriptions: Readonly<Record<Service, readonly string[]>> = {
  fund: [
    ...views.fund,
    'record-round-on-cap-table',
    'capital',
    'carry-on-approvals',
    'carry-on-closings',
    'carry-on-reversals',
  ],
  registry: [
    ...views.registry,
    'record-round-as-stage',
    'record-pledge-on-right',
    'carry-on-mergings',
    'plan',
    'plan_money',
  ],
}
