import { type EnterpriseId, firstDate } from '@seedline/values'
import { type DesignationsDocument, noDesignations } from '../designations/document.ts'
import type { EnterpriseDocument } from '../enterprise-list/document.ts'
import { closedOnOf } from '../enterprise-list/document.ts'
import { survivorIn } from '../enterprise-list/merged-among.ts'
import { type FiguresDocument, noFigures } from '../figures/document.ts'
import { emptyLadderDocument, type LadderDocument } from '../ladder/document.ts'
import type { CountedBy } from './counted-by.ts'
import { families, keyBy, type PlanContribution, type PlanFact, unknownPlace } from './fact.ts'
import { designationFacts } from './facts/designations.ts'
import { figureFacts } from './facts/figures.ts'
import { funnelFacts, type LadderFacts, rungFacts, stagesOf } from './facts/ladder.ts'
import { besides, ladderTogether, rightsTogether } from './facts/merged.ts'
import { type KnownRight, rightFacts } from './facts/rights.ts'

/** A read model's document, with the version of its stream that it includes. */
export interface At<D> {
  readonly data: D
  readonly version: number
}

/** What the registry knows of one enterprise. */
export interface KnownEnterprise {
  readonly enterpriseId: string
  readonly enterprise: At<EnterpriseDocument>
  readonly ladder?: At<LadderDocument> | undefined
  readonly figures?: At<FiguresDocument> | undefined
  readonly designations?: At<DesignationsDocument> | undefined
  /** Those that it was ever said to own. */
  readonly rights: readonly KnownRight[]
}

const none = { version: 0 }

/** The ids that were taken in. Whether they were merged after all, their own records say. */
export const takenIn = ({ enterprise: state }: EnterpriseDocument): readonly EnterpriseId[] =>
  state.status === 'unregistered' ? [] : state.duplicates.map(({ duplicateId }) => duplicateId)

/**
 * What an enterprise contributes to the plan: nothing but what is recorded of it decides, under its own id and under those of
 * the duplicates that were merged into it. One that was merged contributes nothing of its own.
 */
export function contributionOf(
  { funnel, classOne }: CountedBy,
  known: KnownEnterprise,
  others: readonly KnownEnterprise[] = [],
): PlanContribution {
  const { enterpriseId, enterprise } = known
  const state = enterprise.data.enterprise
  if (state.status === 'unregistered' || state.mergedInto !== null) return nothing
  const duplicates = others.filter((one) => survivorIn(one.enterprise.data) === enterpriseId)
  const ids = new Set([enterpriseId, ...duplicates.map((one) => one.enterpriseId)])
  const { profile } = state
  const ladder = ladderOf(known, duplicates, state)
  const under = (one: KnownEnterprise) => ({
    enterpriseId: one.enterpriseId,
    facts: statedFacts(one),
  })
  const facts = [
    ...lifeFacts(profile, ladder.closedOn, enterprise.version),
    ...rungFacts(ladder),
    ...funnelFacts(funnel, ladder),
    ...besides(statedFacts(known), duplicates.map(under)),
    ...rightsTogether([known, ...duplicates]).flatMap((right) => rightFacts(ids, right, classOne)),
  ]
  return {
    ...placeOf(profile),
    stages: stagesOf(funnel, ladder),
    families: [...new Set(facts.map(({ family }) => family))],
    facts,
  }
}

type Registered = Exclude<EnterpriseDocument['enterprise'], { readonly status: 'unregistered' }>
type WithLadder = Pick<KnownEnterprise, 'enterpriseId' | 'ladder'>

/** The ladder of an enterprise with what stands recorded of it under its duplicates' ids. */
export function ladderOf(
  known: WithLadder,
  duplicates: readonly WithLadder[],
  state: Registered,
): LadderFacts {
  const own = laddersOf(known)
  return {
    rungs: ladderTogether(
      own.data.rungs,
      duplicates.map((one) => {
        const { data, version } = laddersOf(one)
        return { enterpriseId: one.enterpriseId, rungs: data.rungs, version }
      }),
    ),
    version: own.version,
    foundedOn: state.profile.foundedOn,
    closedOn: closedOnOf(state),
  }
}

/** Where an enterprise is, as its groups name it. */
export const placeOf = ({ nameZh, nameEn, materialField, district }: Profile) => ({
  nameZh,
  nameEn,
  materialField: materialField ?? '',
  field: materialField?.split('-')[0] ?? unknownPlace.field,
  district: district ?? unknownPlace.district,
})

const laddersOf = ({ ladder }: WithLadder): At<LadderDocument> =>
  ladder ?? { ...none, data: emptyLadderDocument }

/** What stands from a day to a day: figures and designations. */
function statedFacts({ figures, designations }: KnownEnterprise): readonly PlanFact[] {
  const figuresAt = figures ?? { ...none, data: noFigures }
  const designationsAt = designations ?? { ...none, data: noDesignations }
  return [
    ...figureFacts(figuresAt.data, figuresAt.version),
    ...designationFacts(designationsAt.data, designationsAt.version),
  ]
}

export const nothing: PlanContribution = {
  nameZh: '',
  nameEn: '',
  materialField: '',
  field: '',
  district: '',
  stages: [],
  families: [],
  facts: [],
}

type Profile = Registered['profile']

/** That it is there, and the days on which it was founded and closed, which tell of every year whether it was. */
function lifeFacts(
  { foundedOn, provenance }: Profile,
  closedOn: PlanFact['to'],
  version: number,
): readonly PlanFact[] {
  const from = foundedOn ?? firstDate
  const fact = (kind: string, on: PlanFact['from'], to: PlanFact['to']): PlanFact => ({
    family: families.enterprises,
    key: keyBy(kind, '', provenance),
    amount: '1',
    from: on,
    to,
    stage: kind === 'there' ? 'followed' : 'none',
    record: 'enterprise',
    factId: '',
    version,
  })
  const there = closedOn === null || from < closedOn ? [fact('there', from, closedOn)] : []
  const closed = closedOn === null ? [] : [fact('closed', closedOn, null)]
  return [...there, fact('founded', from, null), ...closed]
}
