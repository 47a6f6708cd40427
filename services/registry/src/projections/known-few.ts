import { fewAtATime } from '@seedline/event-store'
import type { AsOf, Viewed } from '@seedline/views'

/** As it was recorded only its stream tells of something: so many make a page. */
const foldedMost = 40

/** Of how many documents a page is made at most. */
export const pageSizeOf = (size: number, { recordedAt }: AsOf): number =>
  recordedAt === undefined ? size : Math.min(size, foldedMost)

/**
 * What is known, or was by then, of those that were found, in their order: of a document as it stands, or of its stream;
 * a few streams are read ahead, and none any more once nobody takes the next. @throws what `folded` throws
 */
export async function* knownFew<Document, Known>(
  found: readonly Viewed<Document>[],
  { recordedAt }: AsOf,
  {
    standing,
    folded,
  }: {
    standing(one: Viewed<Document>): Known
    folded(key: string): Promise<Known>
  },
): AsyncGenerator<Known> {
  if (recordedAt === undefined) yield* found.map(standing)
  else yield* fewAtATime(found, ({ key }) => folded(key))
}
