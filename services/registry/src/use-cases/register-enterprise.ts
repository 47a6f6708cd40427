import { accept, type CommandCall, type EventStore, type Outcome } from '@seedline/event-store'
import type { EnterpriseId } from '@seedline/values'
import { deriveId } from '@seedline/values'
import { decide } from '../enterprise/decide.ts'
import type { Profile } from '../enterprise/events.ts'
import { registration } from '../registration/aggregate.ts'
import { idForCode } from './code-claims.ts'
import { executeWithCode } from './with-code.ts'

/**
 * Registers an enterprise; the outcome's id is its own. Three streams, in an order in which a crash
 * between any two leaves nothing in the way: what the command id stands for, the claim of the code,
 * the enterprise.
 */
export async function registerEnterprise(
  store: EventStore,
  profile: Profile,
  call: CommandCall,
): Promise<Outcome> {
  const { enterpriseId, repeated, neverClaimed } = await idOf(store, profile, call)
  return executeWithCode(
    store,
    enterpriseId,
    call,
    (state) =>
      decide({ type: 'RegisterEnterprise', enterpriseId, at: call.context.at, profile }, state),
    { likelyNew: !repeated, neverClaimed },
  )
}

// The first use of the command id settles the enterprise's id; a use with another request is refused.
async function idOf(
  store: EventStore,
  { uscc }: Profile,
  { context, deadline }: CommandCall,
): Promise<Registering> {
  const { commandId } = context
  const { enterpriseId, neverClaimed } = uscc
    ? await idForCode(store, uscc)
    : { enterpriseId: deriveId('Enterprise', commandId), neverClaimed: false }
  const begun = await store.execute(
    registration,
    commandId,
    context,
    () => accept({ type: 'RegistrationBegun', enterpriseId }),
    { deadline, likelyNew: true },
  )
  if (!begun.repeated) return { enterpriseId, repeated: false, neverClaimed }
  // Settled once and for all.
  const { state } = await store.recall(registration, commandId)
  return { enterpriseId: state.enterpriseId ?? enterpriseId, repeated: true, neverClaimed: false }
}

interface Registering {
  readonly enterpriseId: EnterpriseId
  readonly repeated: boolean
  readonly neverClaimed: boolean
}
