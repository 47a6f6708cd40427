import { problemOf } from '@seedline/contracts/refusals'
import type { Objection } from '@seedline/values'
import type { Step } from './commands.ts'
import type { DealState } from './state.ts'

type Opened = Exclude<DealState, { readonly status: 'unopened' }>

const words = {
  opened: { code: 'opened', zh: '立项', en: 'opened' },
  approved: { code: 'approved', zh: '批准', en: 'approved' },
  approve: { code: 'approve', zh: '批准', en: 'approve' },
  close: { code: 'close', zh: '交割', en: 'close' },
} as const

/** What is wrong with who approves a deal: the fund wants another person than the one who opened it. */
export const samePersonApproves = (
  { dealId, step }: { readonly dealId: string; readonly step?: Step | undefined },
  { openedBy }: Opened,
): Objection | undefined =>
  step?.twoPeople.approval && step.by === openedBy
    ? problemOf('SECOND_PERSON_NEEDED', {
        deal_id: dealId,
        person: openedBy,
        before: words.opened,
        step: words.approve,
      })
    : undefined

/** What is wrong with who closes a round: the fund wants another person than the one who approved the deal. */
export const samePersonCloses = (
  { dealId, step }: { readonly dealId: string; readonly step?: Step | undefined },
  { approvedBy }: Extract<DealState, { readonly status: 'approved' }>,
): Objection | undefined =>
  step?.twoPeople.closing && step.by === approvedBy
    ? problemOf('SECOND_PERSON_NEEDED', {
        deal_id: dealId,
        person: approvedBy,
        before: words.approved,
        step: words.close,
      })
    : undefined
