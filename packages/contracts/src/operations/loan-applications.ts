import { LoanApplicationServiceService as Rpcs } from '../gen/seedline/credit/v1/loan_application_service.ts'
import {
  asOf,
  atLeastVersion,
  date,
  described,
  flag,
  list,
  money,
  optional,
  optionalList,
  organisation,
  page,
  prose,
  streamVersion,
  uscc,
} from '../kinds/index.ts'
import { bankPeople } from '../roles.ts'
import { loanProduct } from './eligibility-queries.ts'
import { runningLoans } from './loan-running.ts'
import {
  checkAmount,
  checkLoanAsked,
  loanApplicationId,
  loanApplicationStatus,
  loanAsked,
  loanMoney,
  loanPapers,
  loanParties,
  loanPledge,
  loanRightsMost,
  loanSteps,
  ofLoans,
  loanReason as reason,
  requirementKey,
} from './loan-terms.ts'
import { command, operationsOf, query } from './operation.ts'
import { ofRightNumbers } from './pledges.ts'

/** Requirements of one product, at most. */
const requirementsMost = 30

const asked = [
  ...ofRightNumbers,
  'LOAN_AMOUNT_NOT_POSITIVE',
  'LOAN_RIGHTS_MISSING',
  'LOAN_RIGHTS_UNFIT',
  'RIGHT_ASKED_TWICE',
] as const

const tag = { zh: '贷款申请', en: 'Loans' }
const one = '/api/v1/loan-applications/{loanApplicationId}' as const

export const loanApplications = operationsOf(Rpcs, tag, {
  draftLoan: command(Rpcs.draftLoan, {
    rest: 'POST /api/v1/loan-applications',
    effect: 'creates',
    summary: { zh: '拟一份贷款申请', en: 'Draft an application for a loan' },
    description:
      'By the enterprise; or by the bank, which records what the enterprise signed, with the paper and with its consent. What an enterprise drafts its bank doesn’t see until it is handed in.',
    admits: loanParties,
    of: 'loan-parties',
    request: {
      bank: described(organisation, {
        zh: '银行，写法与其人员令牌中的机构一致。',
        en: 'The bank, as the tokens of its people name it.',
      }),
      uscc,
      product: loanProduct,
      ...loanAsked,
    },
    check: checkLoanAsked,
    refuses: [
      ...asked,
      'CONSENT_MISSING',
      'LOAN_PAPER_MISSING',
      'ENTERPRISE_OF_OTHERS',
      'HISTORY_FULL',
    ],
  }),
  amendLoan: command(Rpcs.amendLoan, {
    rest: `POST ${one}/amendments`,
    effect: 'changes',
    summary: { zh: '修改申请内容', en: 'Amend what is asked for' },
    description: 'Until it is reviewed, and where the bank has asked for more.',
    admits: loanParties,
    of: 'loan-applicant',
    request: { loanApplicationId, ...loanAsked },
    check: checkLoanAsked,
    refuses: [...asked, ...loanSteps],
  }),
  submitLoan: command(Rpcs.submitLoan, {
    rest: `POST ${one}/submission`,
    effect: 'changes',
    summary: { zh: '提交申请', en: 'Hand it in' },
    description: 'Also anew, after the bank had asked for more.',
    admits: loanParties,
    of: 'loan-applicant',
    request: { loanApplicationId, note: optional(prose(500), ''), evidence: loanPapers },
    refuses: loanSteps,
  }),
  withdrawLoan: command(Rpcs.withdrawLoan, {
    rest: `POST ${one}/withdrawal`,
    effect: 'changes',
    summary: { zh: '撤回申请', en: 'Withdraw it' },
    admits: loanParties,
    of: 'loan-applicant',
    request: { loanApplicationId, reason },
    refuses: loanSteps,
  }),
  stateLoanRequirement: command(Rpcs.stateLoanRequirement, {
    rest: `POST ${one}/statements`,
    effect: 'changes',
    summary: { zh: '说明一项条件', en: 'State how a requirement stands' },
    description:
      'What only a person can judge, the bank alone states; what the bank has stated, it alone states anew.',
    admits: loanParties,
    of: 'loan-applicant',
    request: {
      loanApplicationId,
      requirementId: requirementKey,
      met: described(flag('Whether it is met.'), { zh: '是否符合。', en: 'Whether it is met.' }),
      reason: optional(prose(500), ''),
      evidence: loanPapers,
    },
    refuses: [...loanSteps, 'LOAN_REQUIREMENT_UNKNOWN', 'LOAN_REQUIREMENT_OF_BANK'],
  }),
  reviewLoan: command(Rpcs.reviewLoan, {
    rest: `POST ${one}/reviews`,
    effect: 'changes',
    summary: { zh: '审查', en: 'Review it' },
    description: 'Whoever has reviewed it can’t approve it.',
    admits: bankPeople,
    of: 'loan',
    request: { loanApplicationId, reason },
    refuses: loanSteps,
  }),
  askLoanForMore: command(Rpcs.askLoanForMore, {
    rest: `POST ${one}/requests`,
    effect: 'changes',
    summary: { zh: '要求补充', en: 'Ask for more' },
    admits: bankPeople,
    of: 'loan',
    request: { loanApplicationId, reason },
    refuses: loanSteps,
  }),
  approveLoan: command(Rpcs.approveLoan, {
    rest: `POST ${one}/approval`,
    effect: 'changes',
    summary: { zh: '批准', en: 'Approve it' },
    description:
      'By somebody who has not reviewed it. Each requirement is met, or named as an exception. An IP-pledge loan needs the bank’s own pledge on each right that is named, and of each a query that is valid today and finds it eligible, its own pledge aside.',
    admits: bankPeople,
    of: 'loan',
    request: {
      loanApplicationId,
      amount: money,
      reason,
      exceptions: described(optionalList(list(requirementKey, { max: requirementsMost })), {
        zh: '虽不符合或不明、仍予批准的条件。',
        en: 'Requirements that are not met, or not known to be, in spite of which it is approved.',
      }),
      pledges: optionalList(list(loanPledge, { max: loanRightsMost })),
    },
    check: ({ amount }, faults) => checkAmount(amount, faults),
    refuses: [
      ...loanSteps,
      ...loanMoney,
      'LOAN_REVIEWER_APPROVES',
      'LOAN_MORE_THAN_ASKED',
      'LOAN_REQUIREMENT_OPEN',
      'LOAN_REQUIREMENT_UNKNOWN',
      'LOAN_PLEDGE_MISSING',
      'LOAN_PLEDGE_UNFIT',
      'LOAN_RIGHT_NOT_ELIGIBLE',
    ],
  }),
  declineLoan: command(Rpcs.declineLoan, {
    rest: `POST ${one}/refusal`,
    effect: 'changes',
    summary: { zh: '不予批准', en: 'Decline it' },
    admits: bankPeople,
    of: 'loan',
    request: { loanApplicationId, reason },
    refuses: loanSteps,
  }),
  ...runningLoans,
  reverseLoanEntry: command(Rpcs.reverseLoanEntry, {
    rest: `POST ${one}/reversals`,
    effect: 'changes',
    summary: { zh: '冲销误录', en: 'Take an entry back' },
    description:
      'The bank’s latest entry, or any repayment of a loan that runs: all that follows of it is as if it had never been.',
    admits: bankPeople,
    of: 'loan',
    request: { loanApplicationId, entryVersion: streamVersion, reason, evidence: loanPapers },
    refuses: [...ofLoans, 'LOAN_ENTRY_NOT_REVERSIBLE'],
  }),
  claimLoanSubsidy: command(Rpcs.claimLoanSubsidy, {
    rest: `POST ${one}/subsidies`,
    effect: 'changes',
    summary: { zh: '申请贴息', en: 'Claim an interest subsidy' },
    description:
      'Of the interest that was paid within the period, as the scheme has it, up to its cap for one loan. No day is claimed for twice.',
    admits: loanParties,
    of: 'loan-applicant',
    request: {
      loanApplicationId,
      scheme: requirementKey,
      periodFrom: date,
      periodTo: date,
      evidence: loanPapers,
    },
    refuses: [
      ...loanSteps,
      'SUBSIDY_SCHEME_UNKNOWN',
      'SUBSIDY_PERIOD_UNFIT',
      'SUBSIDY_CLAIMED_TWICE',
      'SUBSIDY_NOTHING',
    ],
  }),
  getLoanApplication: query(Rpcs.getLoanApplication, {
    rest: `GET ${one}`,
    summary: { zh: '一笔贷款', en: 'One loan' },
    description:
      'With what the product asks for, and the schedule as it stands on the day that is asked for: what is overdue is reckoned by that day.',
    admits: loanParties,
    of: 'loan',
    request: { loanApplicationId, asOf, atLeastVersion },
    refuses: ['LOAN_UNKNOWN'],
  }),
  listLoanApplications: query(Rpcs.listLoanApplications, {
    rest: 'GET /api/v1/loan-applications',
    summary: { zh: '贷款列表', en: 'Loans' },
    description: 'A bank sees its own, an enterprise those about itself, the latest first.',
    admits: loanParties,
    of: 'shown',
    request: { uscc: optional(uscc), status: optional(loanApplicationStatus), page },
    refuses: [],
  }),
})
