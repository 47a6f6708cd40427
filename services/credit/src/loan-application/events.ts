import * as messages from '@seedline/contracts/credit/v1/loan_application_events'
import {
  date,
  evidences,
  flag,
  id,
  list,
  money,
  object,
  optionalList,
  recordedText,
  streamVersion,
  uscc,
  yearlyPercent,
} from '@seedline/contracts/kinds'
import {
  dayCount,
  ipFamily,
  loanInstalment,
  loanPledge,
  loanProduct,
  loanRequirementOutcome,
  loanRightsMost,
  repaymentMethod,
} from '@seedline/contracts/operations'
import { type EventOf, event, eventsOf, type Named } from '@seedline/facts/events'
import type { Id } from '@seedline/values'

export type LoanApplicationId = Id<'LoanApplication'>

const of = { loanApplicationId: id('LoanApplication') }
const papers = optionalList(evidences(20))

/** Instalments of one drawdown, drawdowns and requirements, at most. */
export const instalmentsMost = 120
export const drawdownsMost = 20
const requirementsMost = 100

const right = object(messages.LoanRight, {
  ipRightId: id('IpRight'),
  family: ipFamily,
  number: recordedText,
})

const terms = object(messages.LoanTerms, {
  product: loanProduct,
  amount: money,
  termMonths: streamVersion,
  method: repaymentMethod,
  purpose: recordedText,
  rights: list(right, { max: loanRightsMost }),
})

const instalments = list(loanInstalment, { max: instalmentsMost * 2 })
const plan = object(messages.LoanPlan, { drawdown: streamVersion, instalments })
const judged = object(messages.LoanRequirementJudged, {
  requirementId: recordedText,
  outcome: loanRequirementOutcome,
  ruleVersion: recordedText,
  excepted: flag('Approved although it is not met.'),
})
const officer = { officer: recordedText, officerName: recordedText }
const reason = recordedText

/** What happens to a loan that is asked for. */
export const loanEvents = eventsOf('seedline.credit.v1', {
  LoanDrafted: event(
    messages.LoanDrafted,
    {
      ...of,
      bank: recordedText,
      enterpriseId: id('Enterprise'),
      uscc,
      terms,
      onPaper: flag('The bank recorded what the enterprise signed.'),
      draftedOn: date,
      evidence: papers,
    },
    { on: 'draftedOn' },
  ),
  LoanAmended: event(
    messages.LoanAmended,
    { ...of, terms, amendedOn: date, evidence: papers },
    { on: 'amendedOn' },
  ),
  LoanSubmitted: event(
    messages.LoanSubmitted,
    { ...of, submittedOn: date, note: recordedText, evidence: papers },
    { on: 'submittedOn' },
  ),
  LoanWithdrawn: event(
    messages.LoanWithdrawn,
    { ...of, withdrawnOn: date, reason },
    { on: 'withdrawnOn' },
  ),
  LoanRequirementStated: event(
    messages.LoanRequirementStated,
    {
      ...of,
      requirementId: recordedText,
      outcome: loanRequirementOutcome,
      byBank: flag('A person of the bank looked at it.'),
      statedOn: date,
      reason,
      evidence: papers,
    },
    { on: 'statedOn' },
  ),
  LoanReviewed: event(
    messages.LoanReviewed,
    { ...of, reviewedOn: date, ...officer, reason },
    { on: 'reviewedOn' },
  ),
  LoanMoreAsked: event(
    messages.LoanMoreAsked,
    { ...of, askedOn: date, officer: recordedText, reason },
    { on: 'askedOn' },
  ),
  LoanApproved: event(
    messages.LoanApproved,
    {
      ...of,
      approvedOn: date,
      ...officer,
      amount: money,
      requirements: list(judged, { max: requirementsMost }),
      pledges: list(loanPledge, { max: loanRightsMost }),
      reason,
    },
    { on: 'approvedOn' },
  ),
  LoanDeclined: event(
    messages.LoanDeclined,
    { ...of, declinedOn: date, ...officer, reason },
    { on: 'declinedOn' },
  ),
  LoanContracted: event(
    messages.LoanContracted,
    {
      ...of,
      contractedOn: date,
      contractNumber: recordedText,
      amount: money,
      ratePercent: yearlyPercent,
      dayCount,
      method: repaymentMethod,
      everyMonths: streamVersion,
      maturesOn: date,
      evidence: papers,
    },
    { on: 'contractedOn' },
  ),
  LoanDrawn: event(
    messages.LoanDrawn,
    {
      ...of,
      drawnOn: date,
      drawdown: streamVersion,
      amount: money,
      instalments,
      evidence: papers,
    },
    { on: 'drawnOn' },
  ),
  LoanRepaid: event(
    messages.LoanRepaid,
    { ...of, paidOn: date, amount: money, evidence: papers },
    { on: 'paidOn' },
  ),
  LoanRepaidEarly: event(
    messages.LoanRepaidEarly,
    {
      ...of,
      paidOn: date,
      drawdown: streamVersion,
      principal: money,
      interest: money,
      instalments,
      evidence: papers,
    },
    { on: 'paidOn' },
  ),
  LoanExtended: event(
    messages.LoanExtended,
    {
      ...of,
      extendedOn: date,
      maturesOn: date,
      plans: list(plan, { max: drawdownsMost }),
      reason,
      evidence: papers,
    },
    { on: 'extendedOn' },
  ),
  LoanWrittenOff: event(
    messages.LoanWrittenOff,
    { ...of, writtenOffOn: date, principal: money, reason, evidence: papers },
    { on: 'writtenOffOn' },
  ),
  LoanClosed: event(messages.LoanClosed, { ...of, closedOn: date, reason }, { on: 'closedOn' }),
  LoanSubsidyClaimed: event(
    messages.LoanSubsidyClaimed,
    {
      ...of,
      scheme: recordedText,
      ruleVersion: recordedText,
      periodFrom: date,
      periodTo: date,
      interest: money,
      amount: money,
      claimedOn: date,
      evidence: papers,
    },
    { on: 'claimedOn' },
  ),
  LoanEntryReversed: event(
    messages.LoanEntryReversed,
    { ...of, entryVersion: streamVersion, reversedOn: date, reason, evidence: papers },
    { on: 'reversedOn' },
  ),
})

export type LoanEvent = EventOf<typeof loanEvents>
export type LoanDrafted = Named<LoanEvent, 'LoanDrafted'>
export type LoanApproved = Named<LoanEvent, 'LoanApproved'>
export type LoanContracted = Named<LoanEvent, 'LoanContracted'>
export type LoanTerms = LoanDrafted['terms']
export type LoanPledge = LoanApproved['pledges'][number]
export type RequirementJudged = LoanApproved['requirements'][number]
export type RequirementOutcome = RequirementJudged['outcome']
export type Instalment = Named<LoanEvent, 'LoanDrawn'>['instalments'][number]
