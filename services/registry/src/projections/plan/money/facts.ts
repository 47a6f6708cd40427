import { holderKind } from '@seedline/contracts/kinds'
import { fundKind } from '@seedline/contracts/operations'
import { type Confidence, isFinancingRung, type LocalDate } from '@seedline/values'
import type { FundKindSaid } from '../../known-fund/view.ts'
import type { RoundMoneyDocument, Subscriber } from '../../round-money/document.ts'
import { keyBy, keyOf, type PlanContribution, type PlanFact, stageOn } from '../fact.ts'
import type { CountedRung } from '../facts/ladder.ts'
import { type Aspect, aspects, fromKey, moneyFamilies } from './families.ts'

/** A deal's round as it is known, with the kind of the fund that closed it. */
export interface KnownRound {
  readonly dealId: string
  readonly version: number
  readonly round: RoundMoneyDocument
  readonly fundKind: FundKindSaid
  /** The duplicate under whose id it was closed; absent where it was the enterprise's own. */
  readonly under?: string
}

/** Whose money it was. What isn't recorded of an investor is never guessed: 'fund' is a fund of no recorded kind. */
export function moneyKindOf(from: Subscriber, fundKind: FundKindSaid): string {
  if (from === 'own-fund') return fundKind === '' ? 'fund' : fundKind
  return from === '' ? 'unrecorded' : from
}

/** Every kind of money that a round may have brought. */
export const moneyKinds: readonly string[] = [
  ...new Set([...fundKind.names, ...holderKind.names, 'fund', 'unrecorded']),
]

/** Kinds that say of an investor less than whose money it was. */
export const kindsNotRecorded: readonly string[] = ['fund', 'institution', 'unrecorded']

interface Brought {
  readonly rung: string
  readonly money: string
  readonly currency: string
  readonly minor: bigint
  readonly on: LocalDate
  readonly confidence: Confidence
  readonly synthetic: boolean
}

/** What a round brought, each kind of money and currency once. */
function broughtBy({ round: { closing }, fundKind }: KnownRound): readonly Brought[] {
  if (closing === null) return []
  const { rung, closedOn: on, confidence, synthetic } = closing
  const found = new Map<string, Brought>()
  for (const { from, currency, minor } of closing.parts) {
    const money = moneyKindOf(from, fundKind)
    const key = `${money}~${currency}`
    const sum = (found.get(key)?.minor ?? 0n) + minor
    found.set(key, { rung, money, currency, minor: sum, on, confidence, synthetic })
  }
  return [...found.values()]
}

/** What an enterprise's rounds brought, and by what numbers of enterprises it is told. */
export function moneyFacts(
  rounds: readonly KnownRound[],
  stages: PlanContribution['stages'],
): readonly PlanFact[] {
  const all = rounds.map((known) => ({ known, brought: broughtBy(known) }))
  const amounts = all.flatMap(({ known: { dealId, version, under }, brought }) =>
    brought.map(
      ({ rung, money, currency, minor, on, confidence, synthetic }): PlanFact => ({
        family: moneyFamilies.amounts(currency),
        key: keyOf({ kind: rung, level: money, confidence, synthetic }),
        amount: String(minor),
        from: on,
        to: null,
        stage: 'of-first-day',
        record: 'deal',
        factId: dealId,
        version,
        ...(under !== undefined && { recordedUnder: under }),
      }),
    ),
  )
  return [
    ...amounts,
    ...fromFacts(
      all.flatMap(({ brought }) => brought),
      stages,
    ),
  ]
}

/** That the enterprise is one of those, for each choice of aspects that it could be counted by, since its first round of them. */
function fromFacts(
  brought: readonly Brought[],
  stages: PlanContribution['stages'],
): readonly PlanFact[] {
  const first = new Map<string, Omit<PlanFact, 'from'> & { from: LocalDate }>()
  const note = (family: string, key: string, by: string, on: LocalDate, byStage: boolean) => {
    const id = `${family}~${key}~${by}`
    const before = first.get(id)
    if (before !== undefined && before.from <= on) return
    first.set(id, {
      ...ofEnterprise,
      family,
      key,
      from: on,
      stage: byStage ? 'of-first-day' : 'none',
    })
  }
  for (const { currency, rung, money, on } of brought) {
    note(moneyFamilies.currencies, currency, '', on, false)
    for (const by of choices) {
      const has = (one: Aspect) => by.includes(one)
      const key = fromKey({ by, kind: has('kind') ? rung : '', money: has('money') ? money : '' })
      const family = has('stage') ? 'fromByStage' : 'from'
      const when = has('year') ? on.slice(0, 4) : ''
      const where = has('stage') ? stageOn({ stages }, on) : ''
      note(moneyFamilies[family](currency), key, `${when}~${where}`, on, has('stage'))
    }
  }
  return [...first.values()]
}

const ofEnterprise = {
  amount: '0',
  to: null,
  record: 'enterprise',
  factId: '',
  version: 0,
} as const

/** Every choice of aspects, none and all among them. */
const choices: readonly (readonly Aspect[])[] = aspects.reduce<readonly (readonly Aspect[])[]>(
  (some, one) => some.flatMap((by) => [by, [...by, one]]),
  [[]],
)

/** Rounds that are known by their rung alone: a person recorded them, and no deal stands behind. */
export const withoutAmountFacts = (
  rungs: readonly CountedRung[],
  version: number,
): readonly PlanFact[] =>
  rungs
    .filter(
      ({ rung, rounds, withdrawn }) => !withdrawn && rounds.length === 0 && isFinancingRung(rung),
    )
    .map(({ rung, rungId, reachedOn, provenance, under }) => ({
      family: moneyFamilies.withoutAmount,
      key: keyBy(rung, '', provenance),
      amount: '0',
      from: reachedOn,
      to: null,
      stage: 'of-first-day',
      record: 'stage-record',
      factId: rungId,
      version: under?.version ?? version,
      ...(under && { recordedUnder: under.enterpriseId }),
    }))
