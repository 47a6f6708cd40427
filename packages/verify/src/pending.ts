import type { Collection, Document } from 'mongodb'
import type { Difference } from './difference.ts'
import type { Look } from './settle.ts'

const most = 200

/** Commits recorded before the check began that the relay has still not published. */
export const lookAtPending =
  (service: string, commits: Collection<Document>, before: Date): Look =>
  async () => {
    const filter = { pending: true, at: { $lte: before } }
    const waiting = await commits
      .find(filter, { projection: { stream: 1, version: 1, at: 1 }, limit: most })
      .toArray()
    if (waiting.length === 0) return { kind: 'right' }
    const all = waiting.length < most ? waiting.length : await commits.countDocuments(filter)
    const more = all > waiting.length ? `; ${all} wait in all` : ''
    const differences = waiting.map(
      ({ stream, version, at }): Difference => ({
        service,
        where: 'delivery',
        what: `${stream}@${version}`,
        code: 'COMMIT_NOT_PUBLISHED',
        detail: `recorded ${at.toISOString()}, still waiting for the relay${more}`,
      }),
    )
    return { kind: 'late', differences }
  }
