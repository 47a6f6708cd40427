import type { View } from '@seedline/views'
import { BSON } from 'mongodb'
import type { Difference } from './difference.ts'
import { type Findings, judge } from './findings.ts'
import { type CommitsOf, type LiveView, lookAtDocument, refoldUpTo } from './look-again.ts'
import { counting, type TellProgress } from './progress.ts'
import { documentsInOrder, found, type StoredDocument } from './read-view.ts'
import { type FoundDocument, isAsExpected } from './refold-view.ts'
import type { DueVersion } from './scan-streams.ts'

/** So many keys are asked for at once. */
const keysAtOnce = 250
/** So many documents, or bytes of them, are refolded and compared at once: as objects they take ten times their bytes, twice over. */
const documentsAtOnce = 32
const bytesAtOnce = 256 * 1024
/** The streams of one chunk, at most, but for a document that has more by itself. */
const streamsAtOnce = 200

/** Whether each stream that a view listens to has reached its document; asks for many at once. */
export interface DueDocuments {
  add(view: View<unknown, unknown>, due: DueVersion): Promise<void>
  end(): Promise<void>
}

export function dueDocuments(
  commits: CommitsOf,
  views: readonly LiveView[],
  findings: Findings,
): DueDocuments {
  const waiting = new Map<View<unknown, unknown>, DueVersion[]>()
  const ask = async (live: LiveView): Promise<void> => {
    const due = waiting.get(live.view) ?? []
    waiting.set(live.view, [])
    for (const { key, stream, version } of await behind(live, due)) {
      findings.later(lookAtDocument(commits, live, { key, due: new Map([[stream, version]]) }))
    }
  }
  return {
    async add(view, due) {
      const list = waiting.get(view) ?? []
      list.push(due)
      waiting.set(view, list)
      const live = views.find((one) => one.view === view)
      if (list.length >= keysAtOnce && live) await ask(live)
    },
    async end() {
      for (const live of views) await ask(live)
    },
  }
}

/** Which of these have not come so far. Of a view that isn't built yet nothing is due. */
async function behind(live: LiveView, due: readonly DueVersion[]): Promise<readonly DueVersion[]> {
  const collection = due.length === 0 ? undefined : await live.documents()
  if (collection === undefined) return []
  const keys = [...new Set(due.map(({ key }) => key))]
  const reached = new Map<string, Readonly<Record<string, number>>>()
  const options = { projection: { seen: 1, held: 1 }, batchSize: keysAtOnce }
  for await (const document of collection.find({ _id: { $in: keys } }, options)) {
    reached.set(document._id, found(document).seen)
  }
  return due.filter(({ key, stream, version }) => (reached.get(key)?.[stream] ?? 0) < version)
}

/** Every document of a view in the order of its keys, compared with its streams folded anew. */
export async function checkDocuments(
  commits: CommitsOf,
  live: LiveView,
  findings: Findings,
  tell: TellProgress,
): Promise<number> {
  if ((await live.documents()) === undefined) {
    findings.add(notBuilt(live))
    return 0
  }
  const count = counting(tell, 'views', live.view.name)
  let documents = 0
  for await (const chunk of chunksOf(documentsInOrder(live.documents))) {
    const versions: Record<string, number> = {}
    for (const { seen } of chunk) {
      for (const [stream, version] of Object.entries(seen)) {
        versions[stream] = Math.max(versions[stream] ?? 0, version)
      }
    }
    const { documents: expected } = await refoldUpTo(commits, live.view, versions)
    for (const document of chunk) {
      documents += 1
      count()
      if (isAsExpected(expected.get(document.key), document)) continue
      const look = lookAtDocument(commits, live, { key: document.key, due: new Map() })
      await judge(findings, look)
    }
  }
  return documents
}

async function* chunksOf(
  documents: AsyncIterable<StoredDocument>,
): AsyncIterable<readonly FoundDocument[]> {
  let chunk: FoundDocument[] = []
  let bytes = 0
  let streams = 0
  for await (const stored of documents) {
    const document = found(stored)
    chunk.push(document)
    bytes += BSON.calculateObjectSize(stored)
    streams += Object.keys(document.seen).length
    if (chunk.length < documentsAtOnce && bytes < bytesAtOnce && streams < streamsAtOnce) continue
    yield chunk
    chunk = []
    bytes = 0
    streams = 0
  }
  if (chunk.length > 0) yield chunk
}

function notBuilt({ service, view }: LiveView): Difference {
  const detail = 'its first build is under way; verify again when it is live'
  return { service, where: 'view', what: view.name, code: 'VIEW_NOT_BUILT', detail }
}
