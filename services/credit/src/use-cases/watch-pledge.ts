import type { CommandCall } from '@seedline/event-store'
import { deriveId } from '@seedline/values'
import { pledge } from '../pledge/aggregate.ts'
import type { IpRightId, PledgeId } from '../pledge/events.ts'
import { hasEnded, pledgeIn } from '../pledge/state.ts'
import { watch } from '../watch/aggregate.ts'
import { type BeginWatch, decide } from '../watch/decide.ts'
import { watchIdOf } from '../watch/events.ts'
import { seenNow } from './begin-watch.ts'
import { endWatch } from './look-at-watched.ts'
import type { Begun, WatchingParts } from './watched-facts.ts'

/**
 * Watches the collateral of a pledge while that stands, from the right's version that the bank was told when it placed it, and
 * no longer than it stands.
 */
export async function watchPledge(
  parts: WatchingParts,
  { ipRightId, pledgeId }: { readonly ipRightId: IpRightId; readonly pledgeId: PledgeId },
  call: CommandCall,
): Promise<void> {
  const { store } = parts
  const { state } = await store.current(pledge, ipRightId)
  const placed = pledgeIn(state, pledgeId)
  if (placed === undefined) return
  const { bank, enterpriseId, uscc, family, number, rightVersion } = placed.terms
  const of: Begun = { bank, enterpriseId, ipRightId, pledgeId, queryId: '' }
  const watchId = watchIdOf(of)
  if (hasEnded(placed.standing))
    return endWatch(parts, { watchId, ending: 'pledge-ended', reason: '' }, call)
  const known = await store.current(watch, watchId)
  if (known.state.status === 'watching') return
  const { context, deadline } = call
  const isAnew = known.state.status === 'ended'
  const now = await seenNow(parts, of, call)
  const command: BeginWatch = {
    type: 'BeginWatch',
    at: context.at,
    watchId,
    cause: 'pledge',
    ...of,
    uscc,
    purpose: 'loan-monitoring',
    family,
    number,
    // What was recorded between the reservation and this moment is told.
    seen: isAnew ? now : now.map((fact) => since(fact, rightVersion)),
  }
  const commandId = deriveId('Command', context.commandId, watchId, 'begin')
  await store.execute(
    watch,
    watchId,
    { ...context, commandId },
    (before) => decide(command, before),
    { deadline },
  )
}

/** As it was when it was pledged: where it has changed since, nobody knows any more what it said. */
const since = (fact: BeginWatch['seen'][number], version: number): BeginWatch['seen'][number] =>
  fact.kind === 'ip-right' && version > 0 && version < fact.version
    ? { ...fact, version, says: '' }
    : fact
