import { ipFamily, ipLegalStatus } from '@seedline/contracts/operations'
import type { IpRight } from '@seedline/contracts/registry/v1/ip_right_service'
import type { EventStore } from '@seedline/event-store'
import type { CreditRules } from '@seedline/rules'
import { dateInShanghai, type Instant } from '@seedline/values'
import type { BankPolicy } from '../eligibility/bank-policy.ts'
import type { IpRightId } from '../pledge/events.ts'
import type { LookAt } from '../watch/decide.ts'
import type { WatchBegun } from '../watch/events.ts'
import { closed, entriesTouching, gone } from '../watch/touching.ts'
import type { KnownRights } from './facts-for.ts'
import type { FactsNow } from './facts-now.ts'
import { basisOf, watchedVerdict } from './watched-verdict.ts'

export interface WatchingParts {
  readonly store: EventStore
  readonly facts: FactsNow
  readonly rights: Pick<KnownRights, 'merged' | 'ofEnterprise'>
  readonly rules: CreditRules
  policyOf(bank: string, on: ReturnType<typeof dateInShanghai>): Promise<BankPolicy>
}

/** What a watch looks at: how it is, which one, and what of it touches what the bank holds. */
export type Looked = Pick<LookAt, 'fact' | 'touching' | 'family' | 'number' | 'oldUpTo'>

export type Begun = Pick<WatchBegun, 'bank' | 'enterpriseId' | 'ipRightId' | 'pledgeId' | 'queryId'>

interface Asked {
  readonly at: Instant
  readonly deadline: Date
}

/** Rights that there are, as they are now, each judged. Those that there are none of are left out. */
export async function rightsLooked(
  { store, facts, rights, rules, policyOf }: WatchingParts,
  begun: Begun,
  ids: readonly IpRightId[],
  { at, deadline }: Asked,
): Promise<readonly Looked[]> {
  const found = [...(await facts.rights(ids, deadline)).values()]
  if (found.length === 0) return []
  const { bank, enterpriseId } = begun
  const on = dateInShanghai(at)
  const owners = found.flatMap((one) => one.owners.map((owner) => owner.enterpriseId))
  const of = [...new Set([enterpriseId, ...owners])].filter((id) => id !== '')
  const by = {
    basis: await basisOf(store, begun),
    policy: await policyOf(bank, on),
    merged: await rights.merged(of),
    bank,
    on,
    at,
    rules,
  }
  return found.map((right) => ({
    fact: {
      kind: 'ip-right',
      id: right.ipRightId,
      version: right.version,
      says: watchedVerdict(right, by),
    },
    touching: entriesTouching(seenIn(right), bank),
    ...namedAs(right),
  }))
}

const seenIn = ({ statuses, entries, pledges }: IpRight) => ({
  statuses: statuses.map((one) => ipLegalStatus.nameOf(one) ?? ''),
  entries,
  pledges,
})

const namedAs = ({ family, number }: IpRight) => ({ family: ipFamily.nameOf(family), number })

/** A right whose record was withdrawn with this version of it. */
export const rightGone = (id: IpRightId, version: number): Looked => ({
  fact: { kind: 'ip-right', id, version, says: gone },
  touching: [],
  family: undefined,
  number: '',
})

/** The enterprise itself, and how far up the ladder it is. */
export async function enterpriseLooked(
  { facts }: Pick<WatchingParts, 'facts'>,
  { enterpriseId: id }: Pick<Begun, 'enterpriseId'>,
  deadline: Date,
): Promise<readonly Looked[]> {
  const [enterprise, ladder] = await Promise.all([
    facts.enterprise(id, deadline),
    facts.ladder(id, deadline),
  ])
  const unnamed = { touching: [], family: undefined, number: '' } as const
  return [
    ...(enterprise
      ? [
          {
            fact: {
              kind: 'enterprise',
              id,
              version: enterprise.version,
              says: enterprise.closed ? closed : '',
            },
            ...unnamed,
          } as const,
        ]
      : []),
    ...(ladder
      ? [
          {
            fact: { kind: 'stage-record', id, version: ladder.version, says: ladder.rung },
            ...unnamed,
          } as const,
        ]
      : []),
  ]
}
