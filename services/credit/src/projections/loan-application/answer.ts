import { LoanApplication } from '@seedline/contracts/credit/v1/loan_application_answers'
import { money } from '@seedline/contracts/kinds'
import {
  dayCount,
  ipFamily,
  loanApplicationStatus,
  loanInstalment,
  loanProduct,
  loanRequirementOutcome,
  loanStanding,
  repaymentMethod,
} from '@seedline/contracts/operations'
import type { LocalDate, Money } from '@seedline/values'
import type { LoanTerms } from '../../loan-application/events.ts'
import type { Loan } from '../../loan-application/loan.ts'
import type { Requirement } from '../../loan-application/requirements.ts'
import { positionOf } from '../../loan-application/running.ts'
import type { Due, Position } from '../../loan-application/schedule/position.ts'
import type { LoanStatus } from '../../loan-application/status.ts'
import type { LoanDocument } from './view.ts'

export interface Asked {
  /** How the loan is told to stand. */
  readonly day: LocalDate
  /** What its product asks for. */
  readonly requirements: readonly Requirement[]
}

/** A loan as it stands on a day. */
export function answerOf(document: LoanDocument, { day, requirements }: Asked): LoanApplication {
  const { loan, told } = document
  const { terms } = loan
  const asked = terms.at(-1)
  const latest = loan.entries.at(-1)
  const decision = told.decisions.at(-1)
  return LoanApplication.fromPartial({
    loanApplicationId: document.loanApplicationId,
    version: document.version,
    bank: loan.bank,
    enterpriseId: loan.enterpriseId,
    uscc: loan.uscc,
    ...(asked && termsOf(asked)),
    onPaper: loan.onPaper,
    draftedOn: document.draftedOn,
    receivedOn: document.receivedOn,
    status: loanApplicationStatus.toProto(document.status),
    ...(latest && { statusOn: latest.on }),
    evidence: told.papers.flatMap(({ evidence }) => evidence),
    entries: loan.entries.map(({ version, status, on }) => ({
      version,
      status: loanApplicationStatus.toProto(status),
      on,
    })),
    statements: told.statements,
    reviews: told.reviews,
    decision,
    ...runningOf(loan, told),
    toldFor: day,
    requirements: requirements.map((one) => requirementOf(one, decision?.requirements ?? [])),
    ...standingOf(document, day),
    history: document.history,
  })
}

const termsOf = ({ product, amount, termMonths, method, purpose, rights }: LoanTerms) => ({
  product: loanProduct.toProto(product),
  amount: money.toProto(amount),
  termMonths,
  method: repaymentMethod.toProto(method),
  purpose,
  rights: rights.map((one) => ({ ...one, family: ipFamily.toProto(one.family) })),
})

const runningOf = (
  { contracts, drawdowns, repayments, subsidies }: Loan,
  { extensions }: LoanDocument['told'],
) => {
  const contract = contracts.at(-1)
  const early = new Set(
    drawdowns.flatMap(({ plans }) => plans.slice(1).map(({ version }) => version)),
  )
  return {
    contract: contract && {
      ...contract,
      amount: money.toProto(contract.amount),
      dayCount: dayCount.toProto(contract.dayCount),
      method: repaymentMethod.toProto(contract.method),
    },
    drawdowns: drawdowns.map(({ amount, plans, ...drawn }) => ({
      ...drawn,
      amount: money.toProto(amount),
      plans: plans.map(({ version, instalments }) => ({
        version,
        instalments: instalments.map((one) => loanInstalment.toProto(one)),
      })),
    })),
    extensions,
    subsidies: subsidies.map(({ interest, amount, ...claim }) => ({
      ...claim,
      interest: money.toProto(interest),
      amount: money.toProto(amount),
    })),
    repayments: repayments.map(({ version, paidOn, amount }) => ({
      version,
      paidOn,
      amount: money.toProto(amount),
      early: early.has(version),
    })),
  }
}

function requirementOf(
  { id, asked, ruleVersion, outcome, toldBy, statedOn }: Requirement,
  judged: readonly { readonly requirementId: string; readonly excepted: boolean }[],
) {
  return {
    requirementId: id,
    zh: asked.zh,
    en: asked.en,
    outcome: loanRequirementOutcome.toProto(outcome),
    ruleVersion,
    source: asked.source.join(', '),
    confidence: asked.confidence,
    toldBy,
    statedOn,
    excepted: judged.some(({ requirementId, excepted }) => excepted && requirementId === id),
  }
}

/** What follows from the day: the schedule, what is owed, and for how long it has been overdue. */
function standingOf({ loan, status }: LoanDocument, day: LocalDate) {
  const currency = loan.contracts.at(-1)?.amount.currency
  if (currency === undefined || loan.drawdowns.length === 0)
    return { standing: loanStanding.toProto('not-drawn') }
  const position = positionOf(loan, currency, day)
  return {
    standing: loanStanding.toProto(named(status, position)),
    schedule: position.schedule.map(dueOf),
    outstanding: money.toProto(position.outstanding),
    overdue: money.toProto(position.overdue),
    overdueDays: position.overdueDays,
  }
}

type Standing = (typeof loanStanding.names)[number]

function named(status: LoanStatus, { left, overdueDays }: Position): Standing {
  if (left.minor === 0n) return 'paid'
  if (status === 'written-off') return 'written-off'
  return overdueDays > 0 ? 'overdue' : 'on-schedule'
}

const dueOf = (due: Due) => {
  const of = (amount: Money) => money.toProto(amount)
  return {
    drawdown: due.drawdown,
    dueOn: due.dueOn,
    principal: of(due.principal),
    interest: of(due.interest),
    paidPrincipal: of(due.paidPrincipal),
    paidInterest: of(due.paidInterest),
    overdueDays: due.overdueDays,
  }
}
