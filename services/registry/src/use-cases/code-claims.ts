import { refusal } from '@seedline/contracts/refusals'
import type { CommandContext, EventStore } from '@seedline/event-store'
import type { EnterpriseId } from '@seedline/values'
import { deriveId, ProblemError, type ProblemKind, type Uscc } from '@seedline/values'
import { enterprise } from '../enterprise/aggregate.ts'
import type { EnterpriseState } from '../enterprise/state.ts'
import { usccClaim } from '../uscc-claim/aggregate.ts'
import { claim, free, giveUp } from '../uscc-claim/claim.ts'
import type { UsccClaimEvent } from '../uscc-claim/events.ts'

/** Other writers on one code are waited for this often before the command is given back. */
const attemptsMax = 8

/** The code that an enterprise's stream says it carries. */
export const codeOf = (state: EnterpriseState): Uscc | null =>
  state.status === 'unregistered' ? null : state.profile.uscc

/**
 * The id under which a code is to be registered: derived from the code, so that a registration that
 * died half-way is finished by the next one, whoever sends it. A code that its first holder gave up
 * leads to another id, derived from the claim's version.
 */
export async function idForCode(store: EventStore, code: Uscc): Promise<IdForCode> {
  const { state, version } = await store.load(usccClaim, code)
  if (state.status === 'free')
    return { enterpriseId: deriveId('Enterprise', code), neverClaimed: version === 0 }
  const holder = await store.load(enterprise, state.holder)
  const kept = holder.state.status === 'unregistered' || codeOf(holder.state) === code
  const enterpriseId = kept ? state.holder : deriveId('Enterprise', code, String(version))
  return { enterpriseId, neverClaimed: false }
}

interface IdForCode {
  readonly enterpriseId: EnterpriseId
  /** Nobody ever claimed the code, when it was looked at. */
  readonly neverClaimed: boolean
}

/** Claims a code that nobody ever claimed; false where somebody was faster. */
export function claimNew(
  store: EventStore,
  wanted: { readonly uscc: Uscc; readonly enterpriseId: EnterpriseId },
  context: CommandContext,
): Promise<boolean> {
  const decision = claim(free, wanted, false)
  if (!decision.ok) throw new ProblemError(decision.problem)
  return appended(store, wanted.uscc, context, decision.events, 0)
}

/** Claims the code for the enterprise. @throws ProblemError USCC_TAKEN */
export async function claimCode(
  store: EventStore,
  wanted: { readonly uscc: Uscc; readonly enterpriseId: EnterpriseId },
  context: CommandContext,
): Promise<void> {
  for (let attempt = 0; attempt < attemptsMax; attempt++) {
    const { state, version } = await store.load(usccClaim, wanted.uscc)
    const holder = state.status === 'held' ? await store.load(enterprise, state.holder) : undefined
    const carried = holder !== undefined && codeOf(holder.state) === wanted.uscc
    const decision = claim(state, wanted, carried)
    if (!decision.ok) throw new ProblemError(decision.problem)
    if (await appended(store, wanted.uscc, context, decision.events, version)) return
  }
  throw refusal('USCC_CONTENDED', { uscc: wanted.uscc })
}

/**
 * Announces that the enterprise, at this version of its stream, is about to drop the code. False
 * when the enterprise has changed meanwhile: then nothing may be announced in its name. The claim
 * is loaded before the enterprise is looked at again, so that whoever claims the code back after
 * this look changes the claim's version, and the announcement fails.
 */
export async function giveUpCode(
  store: EventStore,
  given: { readonly uscc: Uscc; readonly enterpriseId: EnterpriseId; readonly version: number },
  context: CommandContext,
): Promise<boolean> {
  const { uscc, enterpriseId } = given
  const { state, version } = await store.load(usccClaim, uscc)
  const now = await store.load(enterprise, enterpriseId)
  if (now.version !== given.version) return false
  const decision = giveUp(state, { uscc, enterpriseId })
  if (!decision.ok || decision.events.length === 0) return true
  return appended(store, uscc, context, decision.events, version)
}

// Another writer came first.
const lost: readonly ProblemKind[] = ['stale', 'conflict']

// The command id names the version: a claim that was lost in between must be made anew, and
// would otherwise be taken for a repetition.
async function appended(
  store: EventStore,
  uscc: Uscc,
  context: CommandContext,
  events: readonly UsccClaimEvent[],
  expectedVersion: number,
): Promise<boolean> {
  const { requestHash: _, ...same } = context
  const what = events.map(({ type }) => type).join()
  const commandId = deriveId('Command', context.commandId, what, String(expectedVersion))
  try {
    await store.append(usccClaim, uscc, { ...same, commandId }, events, { expectedVersion })
    return true
  } catch (error) {
    if (error instanceof ProblemError && lost.includes(error.problem.kind)) return false
    throw error
  }
}
