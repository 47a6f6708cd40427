import type { loanApplicationStatus } from '@seedline/contracts/operations'
import type { Fact } from '@seedline/contracts/refusals'
import type { LoanEvent } from './events.ts'

export type LoanStatus = (typeof loanApplicationStatus.names)[number]

/** The status that an event leads to. */
export function statusAfter(
  event: Exclude<LoanEvent, { readonly type: 'LoanEntryReversed' }>,
  before: LoanStatus,
): LoanStatus {
  switch (event.type) {
    case 'LoanDrafted':
      return 'draft'
    case 'LoanSubmitted':
      return before === 'more-asked' ? 'under-review' : 'received'
    case 'LoanWithdrawn':
      return 'withdrawn'
    case 'LoanReviewed':
      return 'under-review'
    case 'LoanMoreAsked':
      return 'more-asked'
    case 'LoanApproved':
      return 'approved'
    case 'LoanDeclined':
      return 'declined'
    case 'LoanContracted':
      return 'contracted'
    case 'LoanDrawn':
      return 'drawn'
    case 'LoanWrittenOff':
      return 'written-off'
    case 'LoanClosed':
      return 'closed'
    case 'LoanAmended':
    case 'LoanRequirementStated':
    case 'LoanRepaid':
    case 'LoanRepaidEarly':
    case 'LoanExtended':
    case 'LoanSubsidyClaimed':
      return before
    default:
      return event satisfies never
  }
}

const words: Readonly<Record<LoanStatus, readonly [zh: string, en: string]>> = {
  draft: ['草稿', 'a draft'],
  received: ['已收到', 'received'],
  'under-review': ['审查中', 'under review'],
  'more-asked': ['待补充', 'waiting for more'],
  approved: ['已批准', 'approved'],
  declined: ['未批准', 'declined'],
  withdrawn: ['已撤回', 'withdrawn'],
  contracted: ['已签约', 'contracted'],
  drawn: ['已放款', 'drawn'],
  'written-off': ['已核销', 'written off'],
  closed: ['已结清', 'closed'],
}

/** A status as a refusal says it. */
export function statusWord(status: LoanStatus): Fact {
  const [zh, en] = words[status]
  return { code: status, zh, en }
}
