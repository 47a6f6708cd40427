import { firstDate, type IpKind } from '@seedline/values'
import { type DesignationsDocument, noDesignations } from '../designations/document.ts'
import type { EnterpriseDocument } from '../enterprise-list/document.ts'
import { closedOnOf } from '../enterprise-list/document.ts'
import { type FiguresDocument, noFigures } from '../figures/document.ts'
import { emptyLadderDocument, type LadderDocument } from '../ladder/document.ts'
import { families, keyBy, type PlanContribution, type PlanFact, unknownPlace } from './fact.ts'
import { designationFacts } from './facts/designations.ts'
import { figureFacts } from './facts/figures.ts'
import { funnelFacts, rungFacts, stagesOf } from './facts/ladder.ts'
import { type KnownRight, rightFacts } from './facts/rights.ts'
import type { PlanBook } from './plan-book.ts'

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

export interface CountedBy {
  readonly funnel: PlanBook['funnel']
  readonly classOne: ReadonlySet<IpKind>
}

const none = { version: 0 }

/** What an enterprise contributes to the plan: nothing but what is recorded of it decides. */
export function contributionOf(
  { funnel, classOne }: CountedBy,
  known: KnownEnterprise,
): PlanContribution {
  const { enterpriseId, enterprise, rights } = known
  const ladderAt = known.ladder ?? { ...none, data: emptyLadderDocument }
  const figuresAt = known.figures ?? { ...none, data: noFigures }
  const designationsAt = known.designations ?? { ...none, data: noDesignations }
  const state = enterprise.data.enterprise
  if (state.status === 'unregistered') return nothing
  const { profile } = state
  const ladder = {
    rungs: ladderAt.data.rungs,
    version: ladderAt.version,
    foundedOn: profile.foundedOn,
    closedOn: closedOnOf(state),
  }
  const facts = [
    ...lifeFacts(profile, ladder.closedOn, enterprise.version),
    ...rungFacts(ladder),
    ...funnelFacts(funnel, ladder),
    ...figureFacts(figuresAt.data, figuresAt.version),
    ...designationFacts(designationsAt.data, designationsAt.version),
    ...inOrder(rights).flatMap((right) => rightFacts(enterpriseId, right, classOne)),
  ]
  return {
    nameZh: profile.nameZh,
    nameEn: profile.nameEn,
    materialField: profile.materialField ?? '',
    field: profile.materialField?.split('-')[0] ?? unknownPlace.field,
    district: profile.district ?? unknownPlace.district,
    stages: stagesOf(funnel, ladder),
    families: [...new Set(facts.map(({ family }) => family))],
    facts,
  }
}

const inOrder = (rights: readonly KnownRight[]): readonly KnownRight[] =>
  rights.toSorted((a, b) => (a.ipRightId < b.ipRightId ? -1 : 1))

const nothing: PlanContribution = {
  nameZh: '',
  nameEn: '',
  materialField: '',
  field: '',
  district: '',
  stages: [],
  families: [],
  facts: [],
}

type Profile = Extract<EnterpriseDocument['enterprise'], { readonly status: 'active' }>['profile']

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
