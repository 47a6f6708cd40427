import type { RoundClosed } from '@seedline/contracts/fund/v1/deal_events'
import type { RecordingService } from '@seedline/contracts/services'
import type { View } from '@seedline/views'
import type { Collection, Document } from 'mongodb'
import { checkRounds, gatherRounds, noRounds } from './check-rounds.ts'
import { type Commit, commitsOfStream } from './commit.ts'
import type { Difference } from './difference.ts'
import { judgeDocument } from './judge-document.ts'
import { documentOf, type liveDocuments } from './read-view.ts'
import { type ExpectedDocument, refoldCommit, type Suspect } from './refold-view.ts'
import type { Look } from './settle.ts'

/** Where the commits of each service lie. */
export type CommitsOf = ReadonlyMap<RecordingService, Collection<Document>>

/** A view of a service, and where its documents lie at this moment: a rebuild puts others there. */
export interface LiveView {
  readonly service: RecordingService
  readonly view: View<unknown, unknown>
  readonly documents: () => ReturnType<typeof liveDocuments>
}

/** A document, compared with its streams folded up to the versions that it has. */
export const lookAtDocument =
  (commits: CommitsOf, { service, view, documents }: LiveView, suspect: Suspect): Look =>
  async () => {
    // The document first: whatever it includes has been recorded by then.
    const live = await documents()
    const found = live && (await documentOf(live, suspect.key))
    const asOf = new Map<string, ExpectedDocument>()
    for (const [stream, version] of Object.entries(found?.seen ?? {})) {
      for await (const [of, commit] of everywhere(commits, stream)) {
        refoldCommit(view, of, commit, asOf, version)
      }
    }
    return judgeDocument(service, view.name, suspect, found, asOf.get(suspect.key))
  }

/** A commit that waited for the relay when it was read. */
export const lookAtPublication =
  (commits: Collection<Document>, { stream, version }: Commit, difference: Difference): Look =>
  async () => {
    const waiting = await commits.findOne({ stream, version, pending: true })
    return waiting ? { kind: 'late', differences: [difference] } : { kind: 'right' }
  }

/**
 * A closed round that lacked its rung or a security: both may have been recorded after their streams
 * were read.
 */
export const lookAtRound =
  (commits: CommitsOf, eventId: string, closed: RoundClosed): Look =>
  async () => {
    const rounds = noRounds()
    rounds.closed.set(eventId, closed)
    for (const stream of [
      `stage_record-${closed.enterpriseId}`,
      `cap_table-${closed.enterpriseId}`,
    ]) {
      for await (const [, commit] of everywhere(commits, stream)) gatherRounds(rounds, commit)
    }
    const differences = checkRounds(rounds)
    if (differences.length === 0) return { kind: 'right' }
    return { kind: differences.every(isMissing) ? 'late' : 'wrong', differences }
  }

/** Whether a difference of a round may be but an effect that is still to come. */
export const isMissing = ({ code }: Difference): boolean => code.endsWith('_MISSING')

async function* everywhere(
  commits: CommitsOf,
  stream: string,
): AsyncIterable<readonly [RecordingService, Commit]> {
  for (const [service, collection] of commits) {
    for await (const commit of commitsOfStream(collection, stream)) yield [service, commit]
  }
}
