import { streamOf } from '@seedline/event-store'
import type { Viewed, ViewStore } from '@seedline/views'
import type { About, Contribution, Noted as Notice, SumsSource } from '@seedline/views/sums'
import { carrier } from '../../carrier/aggregate.ts'
import { designation } from '../../designation/aggregate.ts'
import { enterprise } from '../../enterprise/aggregate.ts'
import { figures } from '../../figures/aggregate.ts'
import { ipRight } from '../../ip-right/aggregate.ts'
import { stageRecord } from '../../stage-record/aggregate.ts'
import type { CarrierDocument } from '../carriers/document.ts'
import type { DesignationsDocument } from '../designations/document.ts'
import type { EnterpriseDocument } from '../enterprise-list/document.ts'
import { survivorIn, survivorPaths } from '../enterprise-list/merged-among.ts'
import type { FiguresDocument } from '../figures/document.ts'
import type { IpRightDocument } from '../ip-right/document.ts'
import type { LadderDocument } from '../ladder/document.ts'
import { type At, contributionOf, type KnownEnterprise, takenIn } from './contribution.ts'
import { type CountedBy, digestOf } from './counted-by.ts'
import type { PlanContribution } from './fact.ts'
import { carrierContribution } from './facts/carriers.ts'
import type { KnownRight } from './facts/rights.ts'

export interface PlanViews {
  readonly enterprises: ViewStore<EnterpriseDocument>
  readonly ladders: ViewStore<LadderDocument>
  readonly figures: ViewStore<FiguresDocument>
  readonly designations: ViewStore<DesignationsDocument>
  readonly rights: ViewStore<IpRightDocument>
  readonly carriers: ViewStore<CarrierDocument>
}

const pageSize = 200
/** The number of an enterprise's rights isn't bounded; so many are read for the enterprises of one page. */
const mostRights = 1_000_000

/** Contributions as the read models have them. */
export const planSource = (
  views: PlanViews,
  countedBy: CountedBy,
): SumsSource<PlanContribution> => ({
  countedBy: digestOf(countedBy),
  subjectsOf: (notices) => subjectsOf(views, notices),
  contributions: (subjects) => contributions(views, countedBy, subjects),
})

/**
 * A stream bears its enterprise's id, and what stands recorded of one that was merged counts for the record that it goes on as.
 * Of a right, they are those it was ever said to belong to. Either is known once the read model knows it.
 */
async function subjectsOf(
  { rights, enterprises }: PlanViews,
  notices: readonly Notice[],
): Promise<readonly (About | undefined)[]> {
  const ofRights = notices.filter(({ stream }) => stream.startsWith(`${ipRight.name}-`))
  const keys = ofRights.map(({ stream }) => idIn(stream))
  const known = byKey(await rights.many(keys, { only: ['found.named'] }))
  const merged = await survivorsOf(enterprises, [
    ...new Set(notices.flatMap(({ stream }) => (isOfEnterprise(stream) ? [idIn(stream)] : []))),
    ...[...known.values()].flatMap(({ data }) => data.found.named),
  ])
  const withSurvivors = (ids: readonly string[]) => {
    const survivors = ids.flatMap((id) => merged.get(id)?.survivorId ?? [])
    return [...new Set([...ids, ...survivors])]
  }
  return notices.map(({ stream, version }): About | undefined => {
    const id = idIn(stream)
    if (stream.startsWith(`${carrier.name}-`))
      return { subjects: [carrierSubject(id)], itself: true }
    if (isOfEnterprise(stream))
      // A merging that is not known yet would be counted for one of two.
      return stream.startsWith(`${enterprise.name}-`) && (merged.get(id)?.version ?? 0) < version
        ? undefined
        : { subjects: withSurvivors([id]), itself: true }
    const right = known.get(id)
    return right && (right.versions[stream] ?? 0) >= version
      ? { subjects: withSurvivors(right.data.found.named), itself: false }
      : undefined
  })
}

const isOfEnterprise = (stream: string): boolean =>
  !stream.startsWith(`${carrier.name}-`) && !stream.startsWith(`${ipRight.name}-`)

/** As what each of some enterprises goes on, by which version of its stream. */
export async function survivorsOf(
  enterprises: PlanViews['enterprises'],
  ids: readonly string[],
): Promise<ReadonlyMap<string, { readonly version: number; readonly survivorId?: string }>> {
  const known = await enterprises.many(ids, { only: survivorPaths })
  return new Map(
    known.map(({ key, data, versions }) => {
      const survivorId = survivorIn(data)
      const version = versions[streamOf(enterprise.name, key)] ?? 0
      return [key, { version, ...(survivorId && { survivorId }) }]
    }),
  )
}

const ofCarriers = 'carrier:'

/** A carrier is counted beside enterprises, under a name that none of them has. */
export const carrierSubject = (carrierId: string): string => `${ofCarriers}${carrierId}`

export const idIn = (stream: string): string => stream.slice(stream.indexOf('-') + 1)

async function contributions(
  views: PlanViews,
  countedBy: CountedBy,
  subjects: readonly string[],
): Promise<ReadonlyMap<string, Contribution<PlanContribution>>> {
  const found = new Map<string, Contribution<PlanContribution>>()
  const carriers = subjects.filter((subject) => subject.startsWith(ofCarriers))
  for (const { key, data, versions } of await views.carriers.many(
    carriers.map((subject) => subject.slice(ofCarriers.length)),
    { only: ['state'] },
  ))
    found.set(carrierSubject(key), { data: carrierContribution(key, data.state), seen: versions })
  const enterpriseIds = subjects.filter((subject) => !subject.startsWith(ofCarriers))
  for (let at = 0; at < enterpriseIds.length; at += pageSize) {
    const ids = enterpriseIds.slice(at, at + pageSize)
    const asked = await knownEnterprises(views, ids)
    const known = new Map(asked.map((one) => [one.known.enterpriseId, one]))
    const others = asked.flatMap((one) => takenIn(one.known.enterprise.data))
    const lacking = [...new Set(others)].filter((id) => !known.has(id))
    for (const one of lacking.length > 0 ? await knownEnterprises(views, lacking) : [])
      known.set(one.known.enterpriseId, one)
    for (const one of asked) found.set(one.known.enterpriseId, together(countedBy, one, known))
  }
  return found
}

type Known = Awaited<ReturnType<typeof knownEnterprises>>[number]

/** What an enterprise contributes with its duplicates, and the versions of all their streams. */
function together(
  countedBy: CountedBy,
  { known, seen }: Known,
  all: ReadonlyMap<string, Known>,
): Contribution<PlanContribution> {
  const duplicates = takenIn(known.enterprise.data).flatMap((id) => all.get(id) ?? [])
  return {
    data: contributionOf(
      countedBy,
      known,
      duplicates.map((one) => one.known),
    ),
    seen: Object.fromEntries([...duplicates, { seen }].flatMap((one) => Object.entries(one.seen))),
  }
}

async function knownEnterprises(views: PlanViews, ids: readonly string[]) {
  const [enterprises, ladders, statements, terms, rights] = await Promise.all([
    views.enterprises.many(ids, { only: ['enterprise'] }),
    views.ladders.many(ids),
    views.figures.many(ids, { only: ['statements'] }),
    views.designations.many(ids, { only: ['terms'] }),
    rightsOf(views, ids),
  ])
  const ladderOf = byKey(ladders)
  const figuresOf = byKey(statements)
  const designationsOf = byKey(terms)
  return enterprises.map((viewed) => {
    const { key } = viewed
    const [ladder, stated, designated] = [ladderOf, figuresOf, designationsOf].map((of) =>
      of.get(key),
    )
    const known: KnownEnterprise = {
      enterpriseId: key,
      enterprise: at(viewed, enterprise.name),
      ladder: maybeAt(ladderOf.get(key), stageRecord.name),
      figures: maybeAt(figuresOf.get(key), figures.name),
      designations: maybeAt(designationsOf.get(key), designation.name),
      rights: rights.get(key) ?? [],
    }
    // The list's document knows the ladder's stream, too, maybe further than the ladder's own: that one's version counts.
    const seen = {
      [streamOf(enterprise.name, key)]: known.enterprise.version,
      [streamOf(stageRecord.name, key)]: 0,
      ...ladder?.versions,
      [streamOf(figures.name, key)]: 0,
      ...stated?.versions,
      [streamOf(designation.name, key)]: 0,
      ...designated?.versions,
      ...Object.fromEntries(
        known.rights.map(({ ipRightId, state }) => [
          streamOf(ipRight.name, ipRightId),
          state.count,
        ]),
      ),
    }
    return { known, seen }
  })
}

export const byKey = <D>(found: readonly Viewed<D>[]): ReadonlyMap<string, Viewed<D>> =>
  new Map(found.map((one) => [one.key, one]))

export const at = <D>({ key, data, versions }: Viewed<D>, category: string): At<D> => ({
  data,
  version: versions[streamOf(category, key)] ?? 0,
})

export const maybeAt = <D>(viewed: Viewed<D> | undefined, category: string): At<D> | undefined =>
  viewed && at(viewed, category)

/** The rights that each of some enterprises was ever said to own. */
async function rightsOf(
  { rights }: PlanViews,
  ids: readonly string[],
): Promise<ReadonlyMap<string, readonly KnownRight[]>> {
  const found = new Map<string, KnownRight[]>()
  const asked = new Set(ids)
  // Whatever is written while they are read is noted, and counted by that.
  const answer = await rights.all(
    { 'found.named': { $in: [...ids] } },
    { only: ['state', 'found.named'], most: mostRights },
  )
  for (const { key, data } of answer.toSorted((a, b) => (a.key < b.key ? -1 : 1))) {
    for (const id of data.found.named.filter((named) => asked.has(named))) {
      const known = found.get(id) ?? []
      found.set(id, known)
      known.push({ ipRightId: key, state: data.state })
    }
  }
  return found
}
