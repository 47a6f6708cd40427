import { problemOf } from '@seedline/contracts/refusals'
import {
  type CommandCall,
  type Decision,
  type EventStore,
  type Outcome,
  optionsOf,
  reject,
  streamOf,
} from '@seedline/event-store'
import type { EnterpriseId } from '@seedline/values'
import { ProblemError, type Uscc } from '@seedline/values'
import { enterprise } from '../enterprise/aggregate.ts'
import type { EnterpriseEvent } from '../enterprise/events.ts'
import type { EnterpriseState } from '../enterprise/state.ts'
import { claimCode, claimNew, codeOf, giveUpCode } from './code-claims.ts'

/** Other writers on one enterprise are waited for this often before the command is given back. */
const attemptsMax = 8

/** An enterprise at one version, about to carry another code than it did. The version tells all. */
interface CodeChange {
  readonly version: number
  readonly from: Uscc | null
  readonly to: Uscc | null
}

/** What the caller has just seen. It may be otherwise by now: then it only takes longer. */
interface Expected {
  /** Most likely the enterprise isn't there yet. */
  readonly likelyNew?: boolean
  /** The code that it is to carry was never claimed. */
  readonly neverClaimed?: boolean
}

/**
 * Executes a command that may change an enterprise's code. An event that does is recorded only at
 * the very version for which the old code was given up and the new one claimed; where another
 * writer came in between, both are done again. A repeated command is answered before any of it.
 */
export async function executeWithCode(
  store: EventStore,
  enterpriseId: EnterpriseId,
  call: CommandCall,
  decide: (state: EnterpriseState) => Decision<EnterpriseEvent>,
  { likelyNew = false, neverClaimed = false }: Expected = {},
): Promise<Outcome> {
  const options = { ...optionsOf(call), likelyNew }
  const notSecured = problemOf('CONCURRENT_CHANGES', {
    stream: streamOf(enterprise.name, enterpriseId),
    attempts: attemptsMax,
  })
  let secured =
    likelyNew && neverClaimed ? await securedAhead(store, enterpriseId, call, decide) : undefined
  for (let attempt = 0; attempt < attemptsMax; attempt++) {
    const seen: { change?: CodeChange } = {}
    const guarded = (state: EnterpriseState, version: number): Decision<EnterpriseEvent> => {
      const decision = decide(state)
      const to = decision.ok ? codeIn(decision.events) : undefined
      if (to === undefined) return decision
      seen.change = { version, from: codeOf(state), to }
      return secured?.version === version ? decision : reject(notSecured)
    }
    try {
      return await store.execute(enterprise, enterpriseId, call.context, guarded, options)
    } catch (error) {
      const isNotSecured = error instanceof ProblemError && error.problem === notSecured
      if (!seen.change || !isNotSecured) throw error
      secured = (await secure(store, enterpriseId, call, seen.change)) ? seen.change : undefined
    }
  }
  throw new ProblemError(notSecured)
}

// What a new enterprise's command decides is known without reading: its code is claimed at once.
async function securedAhead(
  store: EventStore,
  enterpriseId: EnterpriseId,
  { context }: CommandCall,
  decide: (state: EnterpriseState) => Decision<EnterpriseEvent>,
): Promise<CodeChange | undefined> {
  const decision = decide(enterprise.initial)
  const to = decision.ok ? codeIn(decision.events) : undefined
  if (!to || !(await claimNew(store, { uscc: to, enterpriseId }, context))) return undefined
  return { version: 0, from: null, to }
}

// False when the enterprise changed meanwhile.
async function secure(
  store: EventStore,
  enterpriseId: EnterpriseId,
  { context }: CommandCall,
  { from, to, version }: CodeChange,
): Promise<boolean> {
  if (to !== null) await claimCode(store, { uscc: to, enterpriseId }, context)
  if (from === null || from === to) return true
  return giveUpCode(store, { uscc: from, enterpriseId, version }, context)
}

/** The code that the events set; undefined when they leave it as it is. */
const codeIn = (events: readonly EnterpriseEvent[]): Uscc | null | undefined => {
  const [event] = events
  if (event?.type === 'EnterpriseRegistered') return event.uscc ?? undefined
  return event?.type === 'EnterpriseCorrected' ? event.changes.uscc : undefined
}
