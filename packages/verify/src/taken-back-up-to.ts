import { type Aggregate, type LeftOut, takenBackBy } from '@seedline/event-store'
import type { Collection, Document } from 'mongodb'
import { commitsOfStreams } from './commit.ts'

/** What a stream had taken back by a version of it: a state or a snapshot of then is without it. */
export async function takenBackUpTo(
  version: number,
  stream: string,
  aggregate: Aggregate<unknown, unknown>,
  commits: Collection<Document>,
): Promise<LeftOut> {
  const versions = new Set<number>()
  if (aggregate.takesBack === undefined) return versions
  for await (const commit of commitsOfStreams(commits, [stream])) {
    if (commit.kind === 'damaged' || commit.version > version) break
    try {
      for (const each of takenBackBy(aggregate, commit.events)) versions.add(each)
    } catch {
      // What can't be read is told of the stream.
      break
    }
  }
  return versions
}
