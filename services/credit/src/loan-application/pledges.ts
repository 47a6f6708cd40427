import { problemOf } from '@seedline/contracts/refusals'
import type { LocalDate, Objection } from '@seedline/values'
import type { Found } from './commands.ts'
import type { Loan } from './loan.ts'

export const noSuchPledge = (pledgeId: string): Objection =>
  problemOf('LOAN_PLEDGE_UNFIT', {
    pledge_id: pledgeId,
    why: {
      code: 'not-there',
      zh: '不是本行为该企业所设，或已不在',
      en: 'it isn’t this bank’s of this enterprise, or stands no longer',
    },
  })

const notRegistered = (pledgeId: string): Objection =>
  problemOf('LOAN_PLEDGE_UNFIT', {
    pledge_id: pledgeId,
    why: { code: 'not-registered', zh: '尚未登记', en: 'it isn’t registered yet' },
  })

/** What is wrong with the pledges that secure the loan: each has to stand, for as long as the loan runs, and be registered before it is drawn. */
export function ofSecurity(
  { pledgesNow }: Pick<Found, 'pledgesNow'>,
  { approvals }: Loan,
  { until, registered }: { readonly until?: LocalDate; readonly registered?: true },
): Objection | undefined {
  for (const { pledgeId } of approvals.at(-1)?.pledges ?? []) {
    const standing = pledgesNow.find((one) => one.pledgeId === pledgeId)?.standing
    if (standing === undefined) return noSuchPledge(pledgeId)
    if (registered && !standing.registered) return notRegistered(pledgeId)
    if (until !== undefined && until > standing.maturesOn)
      return problemOf('LOAN_OUTLIVES_PLEDGE', {
        matures_on: until,
        pledge_id: pledgeId,
        pledge_until: standing.maturesOn,
      })
  }
  return undefined
}
