import type { Db } from 'mongodb'
import type { Difference } from './difference.ts'

const most = 200

/** Events that a service could not handle and that still wait for somebody: each is a difference. */
export async function parkedEvents(service: string, database: Db): Promise<readonly Difference[]> {
  const filter = { replayedAt: { $exists: false } }
  const deadLetters = database.collection('dead_letters')
  const parked = await deadLetters.find(filter, { limit: most }).toArray()
  const all = parked.length < most ? parked.length : await deadLetters.countDocuments(filter)
  const more = all > parked.length ? `; ${all} wait in all` : ''
  return parked.map((deadLetter) => ({
    service,
    where: 'delivery',
    what: String(deadLetter.eventId || deadLetter._id),
    code: 'EVENT_PARKED',
    detail: `${deadLetter.subscription}: ${deadLetter.causeCode}, ${deadLetter.cause}${more}`,
  }))
}
