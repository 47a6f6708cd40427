import { commitsOf } from '../commit.ts'
import type { Difference } from '../difference.ts'
import type { FindingCode } from '../finding-codes.ts'
import { type Findings, judge } from '../findings.ts'
import { type CommitsOf, everywhere } from '../look-again.ts'
import { counting, type TellProgress } from '../progress.ts'
import type { Look } from '../settle.ts'
import { type Balances, unbalanced } from './balances.ts'
import { checkRounds } from './check-rounds.ts'
import { dealEventsOf } from './deal-event.ts'
import { gatherRounds, noRounds } from './gather-rounds.ts'

/** So many deals are looked at one by one; beyond, they are but counted. */
const mostDeals = 1000

/**
 * The deals that did not come out are looked at one by one: where they left traces is found by
 * reading the commits once more, and only then.
 */
export async function lookAtDeals(
  commits: CommitsOf,
  balances: Balances,
  findings: Findings,
  tell: TellProgress,
): Promise<void> {
  const suspects = new Map<string, Set<string>>()
  for (const dealId of unbalanced(balances)) {
    if (suspects.size < mostDeals) suspects.set(dealId, new Set())
    else findings.unlisted(1)
  }
  if (suspects.size === 0) return
  for (const [service, collection] of commits) {
    const count = counting(tell, 'rounds', service)
    for await (const commit of commitsOf(collection)) {
      count()
      if (commit.kind === 'damaged') continue
      for (const { dealId } of dealEventsOf(commit)) suspects.get(dealId)?.add(commit.stream)
    }
  }
  for (const [dealId, streams] of suspects)
    await judge(findings, lookAtDeal(commits, dealId, streams))
}

/** A deal and all that followed from it, read anew from the streams that it left traces in. */
export const lookAtDeal =
  (commits: CommitsOf, dealId: string, streams: ReadonlySet<string>): Look =>
  async () => {
    const rounds = noRounds()
    const only = new Set([dealId])
    const own = `deal-${dealId}`
    const wanted = new Set([...streams, ...(await followsFrom(commits, own))])
    wanted.delete(own)
    // The deal last: whatever effect was read before it, its cause has been recorded by then.
    for (const part of [[...wanted], [own]]) {
      for await (const [, commit] of everywhere(commits, part)) {
        if (commit.kind === 'commit') gatherRounds(rounds, commit, only)
      }
    }
    const differences = checkRounds(rounds)
    if (differences.length === 0) return { kind: 'right' }
    return { kind: differences.every(mayCome) ? 'late' : 'wrong', differences }
  }

/** Where a deal's effects must stand. */
async function followsFrom(commits: CommitsOf, own: string): Promise<readonly string[]> {
  const streams: string[] = []
  for await (const [, commit] of everywhere(commits, [own])) {
    if (commit.kind === 'damaged') continue
    for (const event of dealEventsOf(commit)) {
      if (event.type === 'opened') streams.push(`fund-${event.fundId}`)
      if (event.type !== 'closed') continue
      const { enterpriseId } = event.closed
      streams.push(`stage_record-${enterpriseId}`, `cap_table-${enterpriseId}`)
    }
  }
  return streams
}

/** What may be but an effect that is still to come, or a step between two streams that is under way. */
const passing: ReadonlySet<FindingCode> = new Set<FindingCode>([
  'RUNG_MISSING',
  'SECURITY_MISSING',
  'CAPITAL_NOT_INVESTED',
  'RESERVATION_MISSING',
  'RESERVATION_LEFT',
  'RESERVATION_WITHOUT_APPROVAL',
  'PLACE_LEFT',
  // The cap table may have been read before the place was kept, and the deal after it was closed.
  'PLACE_MISSING',
  // The ladder hears of it last; and what it takes back may have been read before, the deal after it.
  'REVERSAL_INCOMPLETE',
])

const mayCome = ({ code }: Difference): boolean => passing.has(code)
