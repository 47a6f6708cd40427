import { problemOf } from '@seedline/contracts/refusals'
import { accept, type Decision, reject } from '@seedline/event-store'
import type { StepOf } from './commands.ts'
import type { PledgeEvent, PledgeStatus } from './events.ts'
import { hasEnded, type Pledge, type PledgesState } from './state.ts'
import { statusWord } from './words.ts'

/** A reservation is let go, and what was let go is reserved anew: neither is taken back. */
const reversible: readonly PledgeStatus[] = [
  'filed',
  'registered',
  'changed',
  'released',
  'enforced',
]

/** Takes a pledge's latest entry back. One that had ended stands again, which it can't where another was placed since. */
export function reverse(
  { pledgeId, entryVersion, reason, evidence }: StepOf<'ReversePledgeEntry'>,
  pledge: Pledge,
  { pledges }: PledgesState,
): Decision<PledgeEvent> {
  const { terms, standing, earlier } = pledge
  const before = earlier.at(-1)
  const isLatest = standing.entryVersion === entryVersion && reversible.includes(standing.status)
  if (before === undefined || !isLatest)
    return reject(
      problemOf('PLEDGE_ENTRY_NOT_LATEST', { pledge_id: pledgeId, entry_version: entryVersion }),
    )
  const last = pledges.at(-1)
  if (hasEnded(standing) && last !== undefined && last !== pledge)
    return reject(
      problemOf('PLEDGE_STANDS', {
        since: last.standing.statusOn,
        status: statusWord(last.standing.status),
      }),
    )
  return accept({
    type: 'PledgeEntryReversed',
    pledgeId,
    ipRightId: terms.ipRightId,
    entryVersion,
    reversedStatus: standing.status,
    reversedOn: standing.statusOn,
    registrationNumber: standing.registrationNumber,
    stands: before,
    reason,
    evidence,
  })
}
