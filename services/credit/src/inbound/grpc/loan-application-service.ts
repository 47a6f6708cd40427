import { loanApplications as operations } from '@seedline/contracts/operations'
import { type Actor, optionsOf } from '@seedline/event-store'
import { type Commanded, decidedBy, type Guards, serviceOf } from '@seedline/recording/requests'
import type { BoundService } from '@seedline/service-kit/grpc'
import { type Clock, dateInShanghai } from '@seedline/values'
import type { ViewStore } from '@seedline/views'
import { loanApplication } from '../../loan-application/aggregate.ts'
import { decide } from '../../loan-application/decide.ts'
import type { LoanApplicationId } from '../../loan-application/events.ts'
import type { Loan } from '../../loan-application/loan.ts'
import {
  getLoanApplication,
  listLoanApplications,
} from '../../projections/loan-application/query.ts'
import type { LoanDocument } from '../../projections/loan-application/view.ts'
import { draftLoan, type FindByCode, rightsOf } from '../../use-cases/draft-loan.ts'
import { foundFor, type LoanParts, requirementsFor } from '../../use-cases/loan-found.ts'
import { expectLoanOf, expectParty } from '../../use-cases/loan-of.ts'
import { rightFound } from '../../use-cases/right-found.ts'
import { ofParty } from './guards.ts'

export interface LoanApplicationServiceParts extends LoanParts {
  readonly view: ViewStore<LoanDocument>
  readonly findByCode: FindByCode
  readonly clock: Clock
}

type Call = Commanded<Loan>

/** LoanApplicationService: each operation, and what fulfils it. */
export function loanApplicationService(parts: LoanApplicationServiceParts): BoundService {
  const { store, view, clock } = parts
  const today = () => dateInShanghai(clock())
  return serviceOf(
    operations,
    { clock, guards: guardsOf(parts) },
    {
      ...decidedBy(operations, {
        store,
        aggregate: loanApplication,
        decide,
        id: 'LoanApplication',
        but: ['draftLoan', 'amendLoan', 'approveLoan'],
        knowing: (_, call: Call) => foundFor(parts, loanIn(call), call),
      }),
      draftLoan: (asked, call) => draftLoan(parts, asked, call),
      amendLoan: async ({ rights, ...asked }, call) => {
        const found = await foundFor(parts, loanIn(call), call)
        const { at } = call.context
        const terms = { ...asked, rights: rightsOf(rights) }
        const command = { ...terms, ...found, type: 'AmendLoan', at } as const
        return executed(parts, command, call)
      },
      approveLoan: async (asked, call) => {
        const loan = loanIn(call)
        const { at } = call.context
        const found = await foundFor(parts, loan, call, asked.pledges)
        const rightsFound = Object.fromEntries(
          await Promise.all(
            asked.pledges.map(
              async (one) => [one.ipRightId, await rightFound(parts, loan, one, at)] as const,
            ),
          ),
        )
        const command = { ...asked, ...found, rightsFound, type: 'ApproveLoan', at } as const
        return executed(parts, command, call)
      },
      getLoanApplication: (question, { deadline }) =>
        getLoanApplication(
          {
            store,
            view,
            requirementsFor: (loan, past) => requirementsFor(parts, loan, { on: today(), past }),
          },
          { ...question, deadline, today: today() },
        ),
      listLoanApplications: (filter, { actor }) =>
        listLoanApplications(view, { ...filter, within: ofLoans(actor), today: today() }),
    },
  )
}

function loanIn({ found }: Call): Loan {
  if (found === undefined) throw new Error('A loan is changed that its guard has found')
  return found
}

const executed = ({ store }: LoanParts, command: Parameters<typeof decide>[0], call: Call) =>
  store.execute(
    loanApplication,
    command.loanApplicationId,
    call.context,
    (state) => decide(command, state),
    optionsOf(call),
  )

const guardsOf = ({ store }: LoanParts): Guards<Loan> => ({
  loan: ({ values, actor, changes }) =>
    expectLoanOf(store, values.loanApplicationId as LoanApplicationId, {
      actor,
      by: changes ? 'bank' : 'either',
    }),
  'loan-applicant': ({ values, actor }) =>
    expectLoanOf(store, values.loanApplicationId as LoanApplicationId, { actor, by: 'either' }),
  async 'loan-parties'({ values, actor }) {
    expectParty(actor, values as { readonly bank: string; readonly uscc: string })
    return undefined
  },
})

/** What of the loans somebody may see: a bank none that was not handed in to it. */
const ofLoans = (actor: Actor): Readonly<Record<string, unknown>> => ({
  $and: [
    ofParty(actor),
    { $or: [{ receivedOn: { $ne: '' } }, { onPaper: true }, ...ofItself(actor)] },
  ],
})

const ofItself = (actor: Actor) => {
  const { $or } = ofParty(actor) as { readonly $or: readonly Readonly<Record<string, unknown>>[] }
  return $or.filter((one) => 'uscc' in one)
}
