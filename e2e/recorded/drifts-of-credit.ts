import type { Drift } from './drift.ts'

const rolesThen =
  'registrar, fund-manager, bank-officer, coach, pilot-operator, statistician, operator'

/** The bank desk: a service more, and a role. */
export const driftsOfCredit: readonly Drift[] = [
  {
    why: 'enterprises have people of their own, who let banks know of them',
    in: ['token-malformed'],
    changes: [
      {
        ending: '/mend',
        was: `Choose one of: ${rolesThen}`,
        is: `Choose one of: ${rolesThen}, enterprise-officer`,
      },
    ],
  },
  {
    why: 'the same: the last of the roles',
    in: ['read-openapi'],
    changes: [{ at: '/body/components/schemas/Role/enum/7', is: 'enterprise-officer' }],
  },
  {
    why: 'the bank desk is a service that records, and that operators look after',
    in: ['ready'],
    changes: [{ at: '/body/checks/credit', is: 'ok' }],
  },
  {
    why: 'the same, in the list of services',
    in: ['read-openapi'],
    changes: [{ at: '/body/components/schemas/OperatedService/enum/2', is: 'credit' }],
  },
]
