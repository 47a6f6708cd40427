import { topicNames } from '@seedline/contracts/topics'
import type { HistoryEntry } from '@seedline/contracts/values/v1/values'
import { historyEntry } from '@seedline/facts/answers'
import type { EventMeta, View } from '@seedline/views'
import { type LoanEvent, loanEvents } from '../../loan-application/events.ts'
import { type Loan, notDrafted } from '../../loan-application/loan.ts'
import { evolveAt, statusOf } from '../../loan-application/state.ts'
import type { LoanStatus } from '../../loan-application/status.ts'
import { type ToldOfLoan, tellingOf } from './telling.ts'

/** A loan as it is answered, but for how it stands on a day, and what its product asks for. */
export interface LoanDocument {
  readonly loanApplicationId: string
  readonly version: number
  readonly bank: string
  readonly uscc: string
  readonly status: LoanStatus
  readonly onPaper: boolean
  readonly draftedOn: string
  /** '' until it was handed in: its bank doesn't see it. */
  readonly receivedOn: string
  readonly loan: Loan
  readonly told: ToldOfLoan
  readonly history: readonly HistoryEntry[]
}

/** The document after an event. Pure; the same fold answers as-of questions from the stream. */
export function evolve(
  before: LoanDocument | undefined,
  event: LoanEvent,
  meta: EventMeta,
): LoanDocument {
  const { version } = meta
  const loan = evolveAt(before?.loan ?? notDrafted, event, version)
  if (loan.status === 'not-drafted')
    throw new Error(`Stream ${meta.stream} begins with ${meta.type}`)
  const { loanApplicationId } = event
  const received = loan.entries.find(({ kind }) => kind === 'LoanSubmitted')
  return {
    loanApplicationId,
    version,
    bank: loan.bank,
    uscc: loan.uscc,
    status: statusOf(loan),
    onPaper: loan.onPaper,
    draftedOn: loan.entries[0]?.on ?? '',
    receivedOn: received?.on ?? '',
    loan: { ...loan, version },
    told: tellingOf(before?.told, event, version),
    history: historyAfter(before?.history ?? [], event, meta),
  }
}

function historyAfter(
  before: readonly HistoryEntry[],
  event: LoanEvent,
  meta: EventMeta,
): readonly HistoryEntry[] {
  const { reason = '' } = event as { readonly reason?: string }
  const occurredOn = loanEvents.occurredOn(event)
  const entry = historyEntry(meta, { occurredOn, json: loanEvents.json(event), reason })
  const taken = event.type === 'LoanEntryReversed' ? event.entryVersion : 0
  const marked = before.map((one) =>
    one.recording?.version === taken ? { ...one, reversedBy: entry.recording?.eventId ?? '' } : one,
  )
  return [...marked, entry]
}

/** One document per loan. */
export const loanApplicationView: View<LoanDocument, LoanEvent> = {
  name: 'loan_application',
  topics: [topicNames.credit.loan_application],
  decode: loanEvents.codec.decode,
  keyOf: (event) => event.loanApplicationId,
  evolve,
  indexes: [
    { fields: { draftedOn: -1 } },
    { fields: { bank: 1, draftedOn: -1 } },
    { fields: { uscc: 1, draftedOn: -1 } },
  ],
  foldVersion: 1,
}
