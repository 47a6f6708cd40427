import { type Fact, problemOf } from '@seedline/contracts/refusals'
import { accept, type Decision, reject } from '@seedline/event-store'
import { amountOf, dateInShanghai, type Money, type Objection } from '@seedline/values'
import type { ApproveLoan, RightFound, StepOf } from './commands.ts'
import type { LoanEvent, RequirementJudged, RequirementOutcome } from './events.ts'
import type { Loan } from './loan.ts'
import { noSuchPledge } from './pledges.ts'

/** Approves by a second person, with every requirement met or excepted, and each right pledged to this bank. */
export function approve(command: ApproveLoan, loan: Loan): Decision<LoanEvent> {
  const { loanApplicationId, at, officer, officerName, amount, pledges, reason } = command
  const wrong =
    ofReviewer(command, loan) ??
    ofAmount(amount, loan) ??
    ofRequirements(command) ??
    ofPledges(command, loan)
  if (wrong) return reject(wrong)
  return accept({
    type: 'LoanApproved',
    loanApplicationId,
    approvedOn: dateInShanghai(at),
    officer,
    officerName,
    amount,
    requirements: judgedOf(command),
    pledges,
    reason,
  })
}

export function decline(command: StepOf<'DeclineLoan'>): Decision<LoanEvent> {
  const { loanApplicationId, at, officer, officerName, reason } = command
  const declinedOn = dateInShanghai(at)
  return accept({
    type: 'LoanDeclined',
    loanApplicationId,
    declinedOn,
    officer,
    officerName,
    reason,
  })
}

const ofReviewer = ({ officer }: ApproveLoan, { reviewers }: Loan): Objection | undefined =>
  reviewers.some((one) => one.officer === officer)
    ? problemOf('LOAN_REVIEWER_APPROVES', { officer })
    : undefined

function ofAmount(amount: Money, { terms }: Loan): Objection | undefined {
  const asked = terms.at(-1)?.amount
  if (asked === undefined) return undefined
  if (amount.currency !== asked.currency)
    return problemOf('LOAN_CURRENCY_OTHER', { currency: asked.currency })
  return amount.minor > asked.minor
    ? problemOf('LOAN_MORE_THAN_ASKED', { most: amountOf(asked) })
    : undefined
}

function ofRequirements({ requirements, exceptions }: ApproveLoan): Objection | undefined {
  const strange = exceptions.find((id) => !requirements.some((one) => one.id === id))
  if (strange !== undefined)
    return problemOf('LOAN_REQUIREMENT_UNKNOWN', { requirement_id: strange })
  const open = requirements.find(({ id, outcome }) => outcome !== 'met' && !exceptions.includes(id))
  return (
    open &&
    problemOf('LOAN_REQUIREMENT_OPEN', {
      requirement_id: open.id,
      outcome: outcomeWord(open.outcome),
    })
  )
}

const judgedOf = ({ requirements, exceptions }: ApproveLoan): readonly RequirementJudged[] =>
  requirements.map(({ id, outcome, ruleVersion }) => ({
    requirementId: id,
    outcome,
    ruleVersion,
    excepted: outcome !== 'met' && exceptions.includes(id),
  }))

function ofPledges(command: ApproveLoan, { terms }: Loan): Objection | undefined {
  const { pledges, pledgesNow, rightsFound } = command
  for (const { ipRightId, number } of terms.at(-1)?.rights ?? []) {
    const named = pledges.find((one) => one.ipRightId === ipRightId)
    if (named === undefined)
      return problemOf('LOAN_PLEDGE_MISSING', { ip_right_id: ipRightId, number })
    const standing = pledgesNow.find(({ pledgeId }) => pledgeId === named.pledgeId)?.standing
    if (standing === undefined) return noSuchPledge(named.pledgeId)
    const found = rightsFound[ipRightId] ?? 'not-asked'
    if (found !== 'eligible' && found !== 'conditional')
      return problemOf('LOAN_RIGHT_NOT_ELIGIBLE', {
        number,
        query_id: named.queryId,
        why: foundWord(found),
      })
  }
  return ofStrangers(command, terms.at(-1)?.rights ?? [])
}

/** A pledge on a right that the application doesn't name secures another loan. */
function ofStrangers(
  { pledges }: ApproveLoan,
  rights: readonly { readonly ipRightId: string }[],
): Objection | undefined {
  const strange = pledges.find(
    ({ ipRightId }) => !rights.some((one) => one.ipRightId === ipRightId),
  )
  return strange && noSuchPledge(strange.pledgeId)
}

const outcomes: Readonly<Record<RequirementOutcome, readonly [string, string]>> = {
  met: ['符合', 'met'],
  'not-met': ['不符合', 'not met'],
  unknown: ['不明', 'unknown'],
  'needs-person': ['须人工判断', 'for a person to judge'],
}

function outcomeWord(outcome: RequirementOutcome): Fact {
  const [zh, en] = outcomes[outcome]
  return { code: outcome, zh, en }
}

const findings: Readonly<
  Record<Exclude<RightFound, 'eligible' | 'conditional'>, readonly [string, string]>
> = {
  ineligible: ['不可出质', 'it can’t be pledged'],
  indeterminate: ['尚不能判断', 'it is indeterminate'],
  'not-asked': ['所写的查询没有问到它', 'the query that is named doesn’t ask about it'],
  'out-of-date': ['查询已过有效期', 'the query is valid no longer'],
}

function foundWord(found: Exclude<RightFound, 'eligible' | 'conditional'>): Fact {
  const [zh, en] = findings[found]
  return { code: found, zh, en }
}
