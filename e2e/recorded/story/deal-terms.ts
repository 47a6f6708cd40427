import { api, paper, yuan } from './facts.ts'

export const allDeals = `${api}/deals`
/** The address of a deal. */
export const deal = (deal: string) => `${allDeals}/@{${deal}}`

export const approval = (amount: string) => ({
  approvedAmount: yuan(amount),
  approvedOn: '2019-04-01',
  evidence: paper,
})
