import type { LoanApplication } from '@seedline/contracts/credit/v1/loan_application_answers'
import { refusal } from '@seedline/contracts/refusals'
import { type EventStore, readStream, streamOf } from '@seedline/event-store'
import { metaOf } from '@seedline/facts/answers'
import type { LocalDate } from '@seedline/values'
import {
  currentOf,
  expectReached,
  hadHappened,
  type Question,
  type ViewStore,
} from '@seedline/views'
import { loanApplication } from '../../loan-application/aggregate.ts'
import { type LoanApplicationId, loanEvents } from '../../loan-application/events.ts'
import type { Loan } from '../../loan-application/loan.ts'
import type { Requirement } from '../../loan-application/requirements.ts'
import type { LoanStatus } from '../../loan-application/status.ts'
import { answerOf } from './answer.ts'
import { evolve, type LoanDocument } from './view.ts'

export interface LoanQuestion extends Question {
  readonly loanApplicationId: LoanApplicationId
  readonly today: LocalDate
}

interface Sources {
  readonly store: EventStore
  readonly view: ViewStore<LoanDocument>
  /** What a loan's product asks for, and how that stands; `past`: on a day that is over. */
  requirementsFor(loan: Loan, past: boolean): Promise<readonly Requirement[]>
}

/** One loan with its history. @throws ProblemError LOAN_UNKNOWN, VERSION_NOT_REACHED */
export async function getLoanApplication(
  sources: Sources,
  question: LoanQuestion,
): Promise<LoanApplication> {
  const { loanApplicationId, today, asOf } = question
  const stream = streamOf(loanApplication.name, loanApplicationId)
  const viewed = await currentOf(sources.view, { ...question, key: loanApplicationId, stream })
  const found = viewed?.data ?? (await fold(sources.store, question))
  if (found === undefined) throw refusal('LOAN_UNKNOWN', { loan_application_id: loanApplicationId })
  if (viewed === undefined) expectReached(question, found.version)
  const past = asOf.occurredOn !== undefined || asOf.recordedAt !== undefined
  const requirements = await sources.requirementsFor(found.loan, past)
  return answerOf(found, { day: asOf.occurredOn ?? today, requirements })
}

// What was taken back was never so, whenever somebody said that.
const isTold = (event: Parameters<typeof loanEvents.occurredOn>[0], asOf: Question['asOf']) =>
  event.type === 'LoanEntryReversed' || hadHappened(loanEvents.occurredOn(event), asOf)

async function fold(
  store: EventStore,
  { loanApplicationId, asOf, deadline }: LoanQuestion,
): Promise<LoanDocument | undefined> {
  let document: LoanDocument | undefined
  const options = { ...asOf, deadline }
  for await (const one of readStream(store, loanApplication, loanApplicationId, options)) {
    if (!isTold(one.event, asOf)) continue
    if (document === undefined && one.event.type !== 'LoanDrafted') continue
    document = evolve(document, one.event, metaOf(one, 'credit'))
  }
  return document
}

/** Whose loans are asked for. */
interface LoanFilter {
  readonly uscc: string | undefined
  readonly status: LoanStatus | undefined
  readonly page: { readonly size: number; readonly token: string }
  /** What the caller may see. */
  readonly within: Readonly<Record<string, unknown>>
  readonly today: LocalDate
}

/** The loans that somebody may see, the latest first, without their histories and requirements. */
export async function listLoanApplications(
  view: ViewStore<LoanDocument>,
  { uscc, status, page, within, today }: LoanFilter,
): Promise<{
  readonly loanApplications: readonly LoanApplication[]
  readonly nextPageToken: string
}> {
  const { found, nextPageToken } = await view.find(
    { ...(uscc && { uscc }), ...(status && { status }) },
    { sort: { draftedOn: -1 }, page, within, leaveOut: ['history', 'told.papers'] },
  )
  const loanApplications = found.map(({ data }) => {
    const told = { ...data.told, papers: [] }
    return shortened(answerOf({ ...data, told, history: [] }, { day: today, requirements: [] }))
  })
  return { loanApplications, nextPageToken }
}

// A list tells how each stands; its instalments are on its own page.
const shortened = (loan: LoanApplication): LoanApplication => ({
  ...loan,
  schedule: [],
  drawdowns: loan.drawdowns.map((one) => ({ ...one, plans: [] })),
})
