import type { View } from '@seedline/views'
import type { SumsDefinition } from '@seedline/views/sums'
import type { ExpectedDocument } from '../refold-view.ts'

/** The documents of a view, by key, as the streams of one subject fold to them. */
export type CountedDocuments = (
  view: View<unknown, unknown>,
) => ReadonlyMap<string, Pick<ExpectedDocument, 'data' | 'seen'>>

/** What a service gives up of its sums to be checked: how they are counted, pure. */
export interface VerifiedSums {
  readonly definition: SumsDefinition<unknown>
  /** What they are counted by beside what is recorded: as the journal of those that the service counts by the same says. */
  readonly countedBy: string
  /** What is counted from. */
  readonly views: readonly View<unknown, unknown>[]
  /** Whom a document of a view is about. */
  subjectsOf(view: View<unknown, unknown>, key: string, data: unknown): readonly string[]
  /** Whether anything of a stream is counted; documents that are counted from may know others, too. */
  isCounted(stream: string): boolean
  /** Whether whoever a document of this view is about has to be counted; else it may be somebody whom nobody knows. */
  makesSubjects(view: View<unknown, unknown>): boolean
  /** What a subject contributes, by the documents that its streams fold to. */
  recount(subject: string, documents: CountedDocuments): unknown
}
