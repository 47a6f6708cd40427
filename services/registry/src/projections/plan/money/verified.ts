import { streamOf } from '@seedline/event-store'
import { enterprise } from '../../../enterprise/aggregate.ts'
import { stageRecord } from '../../../stage-record/aggregate.ts'
import type { EnterpriseDocument } from '../../enterprise-list/document.ts'
import { survivorIn } from '../../enterprise-list/merged-among.ts'
import { enterpriseListView } from '../../enterprise-list/view.ts'
import { type KnownFundDocument, knownFundView } from '../../known-fund/view.ts'
import type { LadderDocument } from '../../ladder/document.ts'
import { ladderView } from '../../ladder/view.ts'
import type { RoundMoneyDocument } from '../../round-money/document.ts'
import { roundMoneyView } from '../../round-money/view.ts'
import { type At, takenIn } from '../contribution.ts'
import type { PlanBook } from '../plan-book.ts'
import { type AnyView, type Documents, documentAt } from '../verified.ts'
import { type KnownFinanced, moneyContributionOf } from './contribution.ts'
import type { KnownRound } from './facts.ts'
import { moneySums } from './families.ts'
import { dealStream, isCounted, moneyCountedBy } from './source.ts'

const views = [enterpriseListView, ladderView, roundMoneyView, knownFundView]

/** How the sums of what rounds brought are counted, for whoever folds the streams anew and compares. */
export const verifiedMoney = (funnel: PlanBook['funnel']) => ({
  definition: moneySums as never,
  countedBy: moneyCountedBy(funnel),
  views: views as readonly unknown[] as readonly AnyView[],
  subjectsOf(view: AnyView, key: string, data: unknown): readonly string[] {
    if (view.name === roundMoneyView.name) return [(data as RoundMoneyDocument).enterpriseId]
    // Whose rounds a fund closed, its own streams don't tell.
    if (view.name === knownFundView.name) return []
    const survivor =
      view.name === enterpriseListView.name ? survivorIn(data as EnterpriseDocument) : undefined
    return survivor === undefined ? [key] : [key, survivor]
  },
  isCounted,
  makesSubjects: (view: AnyView) => view.name === enterpriseListView.name,
  recount(subject: string, documents: Documents): unknown {
    const known = knownOf(subject, documents)
    if (known === undefined) return undefined
    const others = takenIn(known.enterprise.data).flatMap((id) => knownOf(id, documents) ?? [])
    return moneyContributionOf(funnel, known, others)
  },
})

function knownOf(enterpriseId: string, documents: Documents): KnownFinanced | undefined {
  const known: At<EnterpriseDocument> | undefined = documentAt(
    documents,
    enterpriseListView,
    enterpriseId,
    streamOf(enterprise.name, enterpriseId),
  )
  if (known === undefined) return undefined
  const ladder: At<LadderDocument> | undefined = documentAt(
    documents,
    ladderView,
    enterpriseId,
    streamOf(stageRecord.name, enterpriseId),
  )
  return { enterpriseId, enterprise: known, ladder, rounds: roundsOf(enterpriseId, documents) }
}

function roundsOf(enterpriseId: string, documents: Documents): readonly KnownRound[] {
  const funds = documents(knownFundView as unknown as AnyView)
  const all = [...documents(roundMoneyView as unknown as AnyView)]
  return all
    .flatMap(([dealId, { data, seen }]): KnownRound[] => {
      const round = data as RoundMoneyDocument | undefined
      if (round?.enterpriseId !== enterpriseId) return []
      const fund = funds.get(round.fundId)?.data as KnownFundDocument | undefined
      const version = seen.get(dealStream(dealId)) ?? 0
      return [{ dealId, version, round, fundKind: fund?.kind ?? '' }]
    })
    .toSorted((a, b) => (a.dealId < b.dealId ? -1 : 1))
}
