import type { enterprises, RequestOf } from '@seedline/contracts/operations'
import { problemOf, refusal } from '@seedline/contracts/refusals'
import {
  type CommandCall,
  type Decision,
  type EventStore,
  type Outcome,
  optionsOf,
  reject,
} from '@seedline/event-store'
import { deriveId, type EnterpriseId, ProblemError, problemKinds } from '@seedline/values'
import { enterprise } from '../enterprise/aggregate.ts'
import type { MergeEnterprise, Survivor } from '../enterprise/commands.ts'
import { decide } from '../enterprise/decide.ts'
import type { DuplicateTakenIn, EnterpriseEvent, MergeId } from '../enterprise/events.ts'
import type { EnterpriseState } from '../enterprise/state.ts'
import { aboveItself } from './above-itself.ts'
import { codeOf } from './code-claims.ts'

type Operations = (typeof enterprises)['operations']
export type MergeRequest = RequestOf<Operations['mergeEnterprise']>

/** What the survivor's stream says of a merging: all that its second step needs. */
export type TakenIn = Omit<DuplicateTakenIn, 'type'>

const mergeIdOf = (duplicate: EnterpriseId, survivor: EnterpriseId, commandId: string): MergeId =>
  deriveId('Merge', duplicate, survivor, commandId)

/**
 * Merges a duplicate into the record that goes on, in two steps: the survivor takes it in on its stream, then the
 * duplicate's own says that it is merged, at the very version that was looked at. What can't be merged is refused before
 * anything is recorded; a crash in between is carried on by `carry-on-mergings`.
 */
export async function mergeEnterprise(
  store: EventStore,
  request: MergeRequest,
  call: CommandCall,
): Promise<Outcome> {
  const { enterpriseId, survivorId, reason, evidence } = request
  const { at, commandId } = call.context
  const mergeId = mergeIdOf(enterpriseId, survivorId, commandId)
  const its = await stateOf(store, survivorId)
  const known = its.status === 'unregistered' ? [] : its.duplicates
  const records = [survivorId, ...known.map(({ duplicateId }) => duplicateId)].filter(
    // A merging of it that broke off left it among them.
    (id) => id !== enterpriseId,
  )
  const command: MergeEnterprise = {
    ...request,
    type: 'MergeEnterprise',
    at,
    mergeId,
    survivor: asSurvivor(survivorId, its),
    above: await aboveItself(store, [enterpriseId], records),
  }
  const { state, version } = await store.load(enterprise, enterpriseId)
  const isCurrent = call.expectedVersion === 0 || call.expectedVersion === version
  if (!isCurrent || !decide(command, state).ok || state.status === 'unregistered')
    // What can't be merged is taken in nowhere. A repeated command still gets its first outcome.
    return merge(store, command, call)
  const { profile, formerNames } = state
  const names = [profile, ...formerNames].map(({ nameZh, nameEn }) => ({ nameZh, nameEn }))
  const taken: TakenIn = {
    enterpriseId: survivorId,
    duplicateId: enterpriseId,
    duplicateVersion: version,
    mergeId,
    mergeCommandId: commandId,
    names,
    uscc: profile.uscc,
    reason,
    evidence,
  }
  await store.execute(
    enterprise,
    survivorId,
    { ...call.context, commandId: deriveId('Command', mergeId, 'take-in') },
    (its) => decide({ type: 'TakeInDuplicate', ...taken }, its),
    { deadline: call.deadline },
  )
  return finishMerging(store, taken, call)
}

/** The second step, or where it is refused for good, the first one's end. */
export async function finishMerging(
  store: EventStore,
  taken: TakenIn,
  call: CommandCall,
): Promise<Outcome> {
  const { duplicateId, enterpriseId: survivorId, mergeId, reason, evidence } = taken
  const its = await stateOf(store, survivorId)
  const command: MergeEnterprise = {
    type: 'MergeEnterprise',
    at: call.context.at,
    enterpriseId: duplicateId,
    survivorId,
    mergeId,
    reason,
    evidence,
    survivor: asSurvivor(survivorId, its),
  }
  const isHeld =
    its.status !== 'unregistered' && its.duplicates.some((one) => one.mergeId === mergeId)
  try {
    // What was let go again, as somebody else found it refused, is not merged any more.
    return await merge(store, command, call, isHeld ? taken.duplicateVersion : undefined)
  } catch (cause) {
    // Should this fail, the process lets it go.
    if (isRefusedForGood(cause))
      await letGo(store, { ...taken, reason: notMerged }, call).catch(() => undefined)
    throw cause
  }
}

export const notMerged = 'it was not merged after all'

type LettingGo = Pick<TakenIn, 'enterpriseId' | 'duplicateId' | 'mergeId' | 'reason'>

/** The survivor lets a duplicate go; does nothing where it did so already. */
export const letGo = (
  store: EventStore,
  { enterpriseId, duplicateId, mergeId, reason }: LettingGo,
  { context, deadline }: CommandCall,
): Promise<Outcome> => {
  const { requestHash: _, ...same } = context
  return store.execute(
    enterprise,
    enterpriseId,
    { ...same, commandId: deriveId('Command', mergeId, 'let-go') },
    (state) =>
      decide({ type: 'LetGoDuplicate', enterpriseId, duplicateId, mergeId, reason }, state),
    { deadline },
  )
}

/** They are two enterprises after all: told on the duplicate's stream first, and by the process to the survivor's. */
export async function reverseMerge(
  store: EventStore,
  request: RequestOf<Operations['reverseMerge']>,
  call: CommandCall,
): Promise<Outcome> {
  const { enterpriseId, reason } = request
  const seen: { event?: EnterpriseEvent | undefined } = {}
  const outcome = await store.execute(
    enterprise,
    enterpriseId,
    call.context,
    (state) => {
      const decision = decide({ ...request, type: 'ReverseMerge', at: call.context.at }, state)
      seen.event = decision.ok ? decision.events[0] : undefined
      return decision
    },
    optionsOf(call),
  )
  const { event } = seen
  if (event?.type === 'EnterpriseMergeReversed') {
    const { survivorId, mergeId } = event
    const ofSurvivor = { enterpriseId: survivorId, duplicateId: enterpriseId, mergeId, reason }
    // Should this fail, the process does it.
    await letGo(store, ofSurvivor, call).catch(() => undefined)
  }
  return outcome
}

const stateOf = async (store: EventStore, id: EnterpriseId): Promise<EnterpriseState> =>
  (await store.load(enterprise, id)).state

const asSurvivor = (enterpriseId: EnterpriseId, state: EnterpriseState): Survivor | undefined =>
  state.status === 'unregistered' ? undefined : { enterpriseId, uscc: codeOf(state) }

async function merge(
  store: EventStore,
  command: MergeEnterprise,
  call: CommandCall,
  /** At which it was taken in; undefined: nowhere, and merged it is not. */
  takenInAt?: number,
): Promise<Outcome> {
  const decided = (state: EnterpriseState, version: number): Decision<EnterpriseEvent> => {
    const decision = decide(command, state)
    return !decision.ok || takenInAt === version
      ? decision
      : reject(problemOf('DUPLICATE_CHANGED', { enterprise_id: command.enterpriseId }))
  }
  const { enterpriseId } = command
  const outcome = await store.execute(
    enterprise,
    enterpriseId,
    call.context,
    decided,
    optionsOf(call),
  )
  if (outcome.repeated) await expectSame(store, command, outcome, call.context.commandId)
  return outcome
}

// Whoever carries on what broke off has no hash of the request: the same id with another survivor is found here.
async function expectSame(
  store: EventStore,
  { enterpriseId, survivorId }: MergeEnterprise,
  { stream, version }: Outcome,
  commandId: string,
): Promise<void> {
  const [first] = await store.read(enterprise, enterpriseId, { fromVersion: version, limit: 1 })
  if (first?.event.type === 'EnterpriseMerged' && first.event.survivorId !== survivorId)
    throw refusal('IDEMPOTENCY_KEY_REUSED', { stream, command_id: commandId })
}

// The second step is bound to a version, and versions only grow: what refused it once refuses it for good.
export function isRefusedForGood(error: unknown): boolean {
  if (!(error instanceof ProblemError)) return false
  const { kind, code } = error.problem
  return !(problemKinds[kind].passes || kind === 'internal' || code === 'CONCURRENT_CHANGES')
}
