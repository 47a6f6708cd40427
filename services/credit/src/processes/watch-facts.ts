import type { CommandCall } from '@seedline/event-store'
import { callFor, type Process, type ProcessName } from '@seedline/recording/processes'
import { type Clock, parseId, trusted } from '@seedline/values'
import type { IpRightId } from '../pledge/events.ts'
import { lookAtEnterprise, lookAtRights } from '../use-cases/look-at-watched.ts'
import type { WatchingParts } from '../use-cases/watched-facts.ts'
import type { Watchers } from '../use-cases/watchers.ts'

export const watchingFacts: ProcessName = {
  service: 'credit',
  id: 'watch-facts',
  title: '系统：察看受关注的事实 / System: watched facts looked at',
}

export interface WatchFactsParts extends WatchingParts {
  readonly watchers: Watchers
  readonly clock: Clock
}

/**
 * Each event on a right or an enterprise that somebody watches makes its watches look at it as it is stored now. What was
 * recorded before there were any is passed over.
 */
export const watchFacts =
  ({ watchers, clock, ...parts }: WatchFactsParts): Process =>
  async (message, handling) => {
    const { stream, subject, time, version } = message
    const category = stream.slice(0, stream.indexOf('-'))
    if (!(await watchers.areThereAt(time))) return
    const call: CommandCall = callFor(watchingFacts, message, clock(), handling)
    if (category === 'ip_right') {
      const id: IpRightId = trusted(parseId('IpRight', subject))
      const right = (await parts.facts.rights([id], call.deadline)).get(id)
      const owners = (right?.owners ?? []).map((owner) => owner.enterpriseId)
      const ids = await watchers.ofRight(
        id,
        owners.filter((one) => one !== ''),
      )
      for (const watchId of ids) await lookAtRights(parts, watchId, [{ id, version }], call)
      return
    }
    for (const watchId of await watchers.ofEnterprise(subject))
      await lookAtEnterprise(parts, watchId, call)
  }
