import { eligibilityQueries as operations } from '@seedline/contracts/operations'
import { serviceOf } from '@seedline/recording/requests'
import type { BoundService } from '@seedline/service-kit'
import type { ViewStore } from '@seedline/views'
import { listQueries, type QueryDocument } from '../../projections/eligibility-query/view.ts'
import { answerOf, askEligibility, type Desk } from '../../use-cases/ask-eligibility.ts'
import { checkDeclared } from '../../use-cases/declared-codes.ts'
import { replayEligibility, toldIn } from '../../use-cases/replay-eligibility.ts'
import { type CreditGuards, ofParty } from './guards.ts'

export interface EligibilityQueryParts {
  readonly desk: Desk
  readonly queries: ViewStore<QueryDocument>
  /** Public keys of what was ever signed, each as its JSON. */
  readonly keys: () => Promise<readonly string[]>
  readonly guards: CreditGuards
}

/** EligibilityQueryService: each operation, and what fulfils it. */
export const eligibilityQueryService = ({
  desk,
  queries,
  keys,
  guards,
}: EligibilityQueryParts): BoundService =>
  serviceOf(
    operations,
    { clock: desk.clock, guards, checks: { askEligibility: checkDeclared(desk.codes) } },
    {
      askEligibility: (request, asking) => askEligibility(desk, request, asking),
      getEligibilityAnswer: async ({ queryId }) =>
        answerOf(await toldIn(desk.store, queryId), true),
      replayEligibility: ({ queryId }) => replayEligibility(desk, queryId),
      listEligibilityQueries: ({ page, uscc }, { actor }) =>
        listQueries(queries, { uscc, within: ofParty(actor) }, page),
      listAnswerKeys: async () => ({ keys: [...(await keys())] }),
    },
  )
