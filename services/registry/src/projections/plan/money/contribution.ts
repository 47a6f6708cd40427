import type { EnterpriseDocument } from '../../enterprise-list/document.ts'
import { survivorIn } from '../../enterprise-list/merged-among.ts'
import type { LadderDocument } from '../../ladder/document.ts'
import { type At, ladderOf, nothing, placeOf } from '../contribution.ts'
import type { PlanContribution } from '../fact.ts'
import { stagesOf } from '../facts/ladder.ts'
import type { PlanBook } from '../plan-book.ts'
import { type KnownRound, moneyFacts, withoutAmountFacts } from './facts.ts'

/** What the registry knows of an enterprise and of what its rounds brought. */
export interface KnownFinanced {
  readonly enterpriseId: string
  readonly enterprise: At<EnterpriseDocument>
  readonly ladder?: At<LadderDocument> | undefined
  /** In the order of their ids. */
  readonly rounds: readonly KnownRound[]
}

/**
 * What an enterprise contributes to what rounds brought, with the rounds that were closed under the ids of its duplicates.
 * One that was merged contributes nothing of its own.
 */
export function moneyContributionOf(
  funnel: PlanBook['funnel'],
  known: KnownFinanced,
  others: readonly KnownFinanced[] = [],
): PlanContribution {
  const state = known.enterprise.data.enterprise
  if (state.status === 'unregistered' || state.mergedInto !== null) return nothing
  const duplicates = others.filter((one) => survivorIn(one.enterprise.data) === known.enterpriseId)
  const ladder = ladderOf(known, duplicates, state)
  const stages = stagesOf(funnel, ladder)
  const rounds = [
    ...known.rounds,
    ...duplicates.flatMap(({ enterpriseId, rounds: of }) =>
      of.map((round) => ({ ...round, under: enterpriseId })),
    ),
  ]
  const facts = [...moneyFacts(rounds, stages), ...withoutAmountFacts(ladder.rungs, ladder.version)]
  return {
    ...placeOf(state.profile),
    stages,
    families: [...new Set(facts.map(({ family }) => family))],
    facts,
  }
}
