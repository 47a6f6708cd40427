import type { Db } from 'mongodb'
import type { Difference } from './difference.ts'

const MOST_PARKED = 200

/** Events that a service could not handle and that still wait for somebody: each is a difference. */
export async function parkedEvents(service: string, database: Db): Promise<readonly Difference[]> {
  const parked = await database
    .collection('dead_letters')
    .find({ replayedAt: { $exists: false } }, { limit: MOST_PARKED })
    .toArray()
  return parked.map((deadLetter) => ({
    service,
    where: 'delivery',
    what: String(deadLetter.eventId || deadLetter._id),
    code: 'EVENT_PARKED',
    detail: `${deadLetter.subscription}: ${deadLetter.causeCode}, ${deadLetter.cause}`,
  }))
}
