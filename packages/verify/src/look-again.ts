import type { RecordingService } from '@seedline/contracts/services'
import type { View } from '@seedline/views'
import type { Collection, Document } from 'mongodb'
import { commitsOfStreams, type ReadCommit } from './commit.ts'
import { judgeDocument } from './judge-document.ts'
import { documentOf, type LiveDocuments } from './read-view.ts'
import {
  beginRefold,
  listensToSome,
  type Refold,
  refoldCommit,
  type Suspect,
} from './refold-view.ts'
import type { Look } from './settle.ts'

/** Where the commits of each service lie. */
export type CommitsOf = ReadonlyMap<RecordingService, Collection<Document>>

/** A view of a service, and where its documents lie at this moment. */
export interface LiveView {
  readonly service: RecordingService
  readonly view: View<unknown, unknown>
  readonly documents: LiveDocuments
}

/** A document, compared with its streams folded up to the versions that it has. */
export const lookAtDocument =
  (commits: CommitsOf, { service, view, documents }: LiveView, suspect: Suspect): Look =>
  async () => {
    // The document first: whatever it includes has been recorded by then.
    const live = await documents()
    const found = live && (await documentOf(live, suspect.key))
    const asOf = await refoldUpTo(commits, view, found?.seen ?? {})
    return judgeDocument(service, view.name, suspect, found, asOf)
  }

/** What a view makes of some streams, each up to a version. */
export async function refoldUpTo(
  commits: CommitsOf,
  view: View<unknown, unknown>,
  versions: Readonly<Record<string, number>>,
): Promise<Refold> {
  const refold = beginRefold()
  const publishing = new Map([...commits].filter(([service]) => listensToSome(view, service)))
  for await (const [service, commit] of everywhere(publishing, Object.keys(versions))) {
    refoldCommit(view, service, commit, refold, versions[commit.stream] ?? 0)
  }
  return refold
}

/** The commits of some streams, in whichever service they lie. */
export async function* everywhere(
  commits: CommitsOf,
  streams: readonly string[],
): AsyncIterable<readonly [RecordingService, ReadCommit]> {
  if (streams.length === 0) return
  for (const [service, collection] of commits) {
    for await (const commit of commitsOfStreams(collection, streams)) yield [service, commit]
  }
}
