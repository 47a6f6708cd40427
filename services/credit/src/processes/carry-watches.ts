import type { CommandCall } from '@seedline/event-store'
import type { EventMessage } from '@seedline/messaging'
import { callFor, eventOf, type Process, type ProcessName } from '@seedline/recording/processes'
import type { Clock } from '@seedline/values'
import { consent } from '../consent/aggregate.ts'
import { consentEvents } from '../consent/events.ts'
import { pledgeEvents } from '../pledge/events.ts'
import { ownedBy } from '../use-cases/begin-watch.ts'
import { endWatch, lookAtEnterprise, lookAtRights } from '../use-cases/look-at-watched.ts'
import { type RaisingParts, raiseAlert } from '../use-cases/raise-alert.ts'
import { watchPledge } from '../use-cases/watch-pledge.ts'
import type { WatchingParts } from '../use-cases/watched-facts.ts'
import type { Watchers } from '../use-cases/watchers.ts'
import { type WatchBegun, watchEvents } from '../watch/events.ts'

export const carryingWatches: ProcessName = {
  service: 'credit',
  id: 'carry-watches',
  title: '系统：办理关注与提醒 / System: watches and alerts carried on',
}

export interface CarryWatchesParts extends WatchingParts, RaisingParts {
  readonly watchers: Watchers
  readonly clock: Clock
}

/** What follows from the desk's own events: pledges are watched, consents end watches, and what was noticed is told. */
export const carryWatches =
  ({ clock, ...parts }: CarryWatchesParts): Process =>
  async (message, handling) => {
    const call: CommandCall = callFor(carryingWatches, message, clock(), handling)
    switch (categoryOf(message)) {
      case 'pledge':
        await watchPledge(parts, eventOf(message, pledgeEvents.codec.decode), call)
        return
      case 'consent':
        await ofConsent(parts, message, call)
        return
      case 'watch':
        await ofWatch(parts, message, call)
        return
      default:
        return
    }
  }

const categoryOf = ({ stream }: EventMessage): string => stream.slice(0, stream.indexOf('-'))

/** A revocation ends what the bank watches by its own wish; its pledges' collateral is in the register, for all to see. */
async function ofConsent(
  parts: Omit<CarryWatchesParts, 'clock'>,
  message: EventMessage,
  call: CommandCall,
): Promise<void> {
  const event = eventOf(message, consentEvents.codec.decode)
  if (event.type !== 'ConsentRevoked') return
  const { state } = await parts.store.current(consent, event.consentId)
  if (state.status !== 'revoked') return
  const { bank, uscc } = state.granted
  const ending = { ending: 'consent-gone', reason: event.reason } as const
  for (const watchId of await parts.watchers.wishedBy(bank, uscc))
    await endWatch(parts, { watchId, ...ending }, call)
}

async function ofWatch(
  parts: Omit<CarryWatchesParts, 'clock'>,
  message: EventMessage,
  call: CommandCall,
): Promise<void> {
  const event = eventOf(message, watchEvents.codec.decode)
  switch (event.type) {
    case 'WatchBegun':
      await parts.watchers.known(event.watchId, message.stream, message.version, call.deadline)
      await lookForTheFirstTime(parts, event, call)
      return
    case 'WatchedFactChanged':
      await raiseAlert(parts, event, call)
      return
    case 'WatchEnded':
      return
    default:
      event satisfies never
  }
}

/** From now on each event finds the watch; what came between its beginning and now is looked at here. */
async function lookForTheFirstTime(
  parts: WatchingParts,
  { watchId, enterpriseId, ipRightId }: WatchBegun,
  call: CommandCall,
): Promise<void> {
  const ids = ipRightId === '' ? await ownedBy(parts, enterpriseId) : [ipRightId]
  await lookAtRights(
    parts,
    watchId,
    ids.map((id) => ({ id, version: 0 })),
    call,
  )
  await lookAtEnterprise(parts, watchId, call)
}
