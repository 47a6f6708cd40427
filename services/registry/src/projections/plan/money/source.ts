import { streamOf } from '@seedline/event-store'
import type { Viewed, ViewStore } from '@seedline/views'
import type { About, Contribution, Noted as Notice, SumsSource } from '@seedline/views/sums'
import { enterprise } from '../../../enterprise/aggregate.ts'
import { stageRecord } from '../../../stage-record/aggregate.ts'
import type { EnterpriseDocument } from '../../enterprise-list/document.ts'
import type { KnownFundDocument } from '../../known-fund/view.ts'
import type { LadderDocument } from '../../ladder/document.ts'
import type { RoundMoneyDocument } from '../../round-money/document.ts'
import { takenIn } from '../contribution.ts'
import { digestOf } from '../counted-by.ts'
import type { PlanContribution } from '../fact.ts'
import type { PlanBook } from '../plan-book.ts'
import { at, byKey, idIn, maybeAt, survivorsOf } from '../source.ts'
import { type KnownFinanced, moneyContributionOf } from './contribution.ts'
import type { KnownRound } from './facts.ts'

export interface MoneyViews {
  readonly enterprises: ViewStore<EnterpriseDocument>
  readonly ladders: ViewStore<LadderDocument>
  readonly rounds: ViewStore<RoundMoneyDocument>
  readonly funds: ViewStore<KnownFundDocument>
}

type Funnel = PlanBook['funnel']

/** Streams of the fund service, as their names begin. */
export const dealStream = (dealId: string): string => streamOf('deal', dealId)
export const fundStream = (fundId: string): string => streamOf('fund', fundId)

/** What rounds brought depends on: the list's document of an enterprise also knows its designations. */
export const isCounted = (stream: string): boolean =>
  isDeal(stream) ||
  isFund(stream) ||
  [enterprise, stageRecord].some(({ name }) => stream.startsWith(streamOf(name, '')))

const isDeal = (stream: string): boolean => stream.startsWith(dealStream(''))
export const isFund = (stream: string): boolean => stream.startsWith(fundStream(''))

const pageSize = 200
/** The rounds of some enterprises, or of some funds, are read in so many pages at most. */
const mostPages = 5000

export const moneyCountedBy = (funnel: Funnel): string => digestOf({ funnel, classOne: new Set() })

/** Contributions to what rounds brought, as the read models have them. */
export const moneySource = (views: MoneyViews, funnel: Funnel): SumsSource<PlanContribution> => ({
  countedBy: moneyCountedBy(funnel),
  subjectsOf: (notices) => subjectsOf(views, notices),
  contributions: (subjects) => contributions(views, funnel, subjects),
})

/**
 * An enterprise's own streams bear its id. A deal is about the enterprise whose round it is, a fund about all those whose rounds
 * it closed, and either also about the record that such an enterprise goes on as. Each is known once its read model knows it.
 */
async function subjectsOf(
  { enterprises, rounds, funds }: MoneyViews,
  notices: readonly Notice[],
): Promise<readonly (About | undefined)[]> {
  const idsOf = (isOne: (stream: string) => boolean) =>
    notices.flatMap(({ stream }) => (isOne(stream) ? [idIn(stream)] : []))
  const [deals, saidOf] = await Promise.all([
    rounds.many(idsOf(isDeal), { only: ['enterpriseId'] }).then(byKey),
    funds.many(idsOf(isFund), { only: ['kind'] }).then(byKey),
  ])
  const ofFunds = await roundsWhere(rounds, 'fundId', [...saidOf.keys()])
  const financedBy = new Map(
    [...ofFunds].map(([fundId, of]) => [fundId, of.map(({ data }) => data.enterpriseId)]),
  )
  const own = idsOf((stream) => !isDeal(stream) && !isFund(stream))
  const merged = await survivorsOf(enterprises, [
    ...new Set([
      ...own,
      ...[...deals.values()].map(({ data }) => data.enterpriseId),
      ...[...financedBy.values()].flat(),
    ]),
  ])
  const withSurvivors = (ids: readonly string[]) => [
    ...new Set(ids.flatMap((id) => [id, merged.get(id)?.survivorId ?? id])),
  ]
  const foreign = (
    known: Viewed<unknown> | undefined,
    { stream, version }: Notice,
    ids: readonly string[],
  ): About | undefined =>
    known && (known.versions[stream] ?? 0) >= version
      ? { subjects: withSurvivors(ids), itself: false }
      : undefined
  return notices.map((notice): About | undefined => {
    const { stream, version } = notice
    const id = idIn(stream)
    const deal = deals.get(id)
    if (isDeal(stream)) return foreign(deal, notice, deal ? [deal.data.enterpriseId] : [])
    if (isFund(stream)) return foreign(saidOf.get(id), notice, financedBy.get(id) ?? [])
    // A merging that is not known yet would be counted for one of two.
    return stream.startsWith(streamOf(enterprise.name, '')) &&
      (merged.get(id)?.version ?? 0) < version
      ? undefined
      : { subjects: withSurvivors([id]), itself: true }
  })
}

async function contributions(
  views: MoneyViews,
  funnel: Funnel,
  subjects: readonly string[],
): Promise<ReadonlyMap<string, Contribution<PlanContribution>>> {
  const found = new Map<string, Contribution<PlanContribution>>()
  for (let from = 0; from < subjects.length; from += pageSize) {
    const asked = await knownFinanced(views, subjects.slice(from, from + pageSize))
    const known = new Map(asked.map((one) => [one.known.enterpriseId, one]))
    const others = asked.flatMap((one) => takenIn(one.known.enterprise.data))
    const lacking = [...new Set(others)].filter((id) => !known.has(id))
    for (const one of lacking.length > 0 ? await knownFinanced(views, lacking) : [])
      known.set(one.known.enterpriseId, one)
    for (const one of asked) {
      const duplicates = takenIn(one.known.enterprise.data).flatMap((id) => known.get(id) ?? [])
      found.set(one.known.enterpriseId, {
        data: moneyContributionOf(
          funnel,
          one.known,
          duplicates.map((each) => each.known),
        ),
        seen: Object.assign({}, ...duplicates.map(({ seen }) => seen), one.seen),
      })
    }
  }
  return found
}

async function knownFinanced(views: MoneyViews, ids: readonly string[]) {
  const [enterprises, ladders, rounds] = await Promise.all([
    views.enterprises.many(ids, { only: ['enterprise'] }),
    views.ladders.many(ids),
    roundsWhere(views.rounds, 'enterpriseId', ids),
  ])
  const fundIds = [...rounds.values()].flatMap((of) => of.map(({ data }) => data.fundId))
  const funds = byKey(
    await views.funds.many([...new Set(fundIds)], { only: ['kind', 'kindSaidIn'] }),
  )
  const ladderOf = byKey(ladders)
  return enterprises.map((viewed) => {
    const { key } = viewed
    const ladder = ladderOf.get(key)
    const own = rounds.get(key) ?? []
    const known: KnownFinanced = {
      enterpriseId: key,
      enterprise: at(viewed, enterprise.name),
      ladder: maybeAt(ladder, stageRecord.name),
      rounds: own.map((round) => knownRound(round, funds.get(round.data.fundId)?.data)),
    }
    const versionsOf = (one: Viewed<unknown> | undefined) => one?.versions ?? {}
    const seen: Readonly<Record<string, number>> = {
      [streamOf(enterprise.name, key)]: known.enterprise.version,
      [streamOf(stageRecord.name, key)]: 0,
      ...versionsOf(ladder),
      ...Object.assign({}, ...own.map(versionsOf)),
      ...Object.fromEntries(own.map(({ data }) => kindIn(data.fundId, funds.get(data.fundId)))),
    }
    return { known, seen }
  })
}

// A fund says much, of which its kind alone counts here.
const kindIn = (fundId: string, fund: Viewed<Pick<KnownFundDocument, 'kindSaidIn'>> | undefined) =>
  [fundStream(fundId), fund?.data.kindSaidIn ?? 0] as const

const knownRound = (
  { key, data, versions }: Viewed<RoundMoneyDocument>,
  fund: KnownFundDocument | undefined,
): KnownRound => ({
  dealId: key,
  version: versions[dealStream(key)] ?? 0,
  round: data,
  fundKind: fund?.kind ?? '',
})

/** Deals by the enterprise, or the fund, that they are of, in the order of their ids. */
async function roundsWhere(
  rounds: ViewStore<RoundMoneyDocument>,
  path: 'enterpriseId' | 'fundId',
  ids: readonly string[],
): Promise<ReadonlyMap<string, readonly Viewed<RoundMoneyDocument>[]>> {
  const found = new Map<string, Viewed<RoundMoneyDocument>[]>()
  let token = ''
  for (let page = 0; ids.length > 0 && page < mostPages; page += 1) {
    const answer = await rounds.find(
      { [path]: { $in: [...ids] } },
      { page: { size: pageSize, token }, bytesOf: () => 0 },
    )
    for (const one of answer.found) {
      const of = found.get(one.data[path]) ?? []
      found.set(one.data[path], of)
      of.push(one)
    }
    token = answer.nextPageToken
    if (token === '') break
  }
  if (token !== '') throw new Error(`Deals by ${path} are more than ${mostPages} pages`)
  for (const of of found.values()) of.sort((a, b) => (a.key < b.key ? -1 : 1))
  return found
}
