import { refusal } from '@seedline/contracts/refusals'
import type { LocalDate } from '@seedline/values'
import type { Connection } from 'mongoose'
import type { StoredDocument } from '../apply/stored-document.ts'
import { database } from '../build/stored-builds.ts'
import { findAlongKeys, type KeysOptions } from '../store/find-along-keys.ts'
import type { FoundPage } from '../store/view-store-types.ts'
import { countedName, mongoSums } from './mongo-store.ts'
import { type AskedSums, type Line, readSums } from './read-sums.ts'
import type { SumsDefinition } from './step.ts'

/** No further is counted what isn't counted yet. */
const mostPending = 1000

/** Reads sums. @throws ProblemError VIEW_BEING_BUILT until all has been counted once */
export interface SumsReader<D> {
  /** What stands by a day, of each that is asked, all of one moment. */
  read(asked: readonly AskedSums[], day: LocalDate): Promise<readonly (readonly Line[])[]>
  /** Subjects as they were counted, whose keys are ids; filters are on paths within D, one of which an index has before the key. */
  find(filter: Readonly<Record<string, unknown>>, options: KeysOptions<D>): Promise<FoundPage<D>>
  /** How many streams have something that isn't counted yet. */
  pending(): Promise<number>
}

export function sumsReader<D>(
  connection: Connection,
  definition: SumsDefinition<D>,
): SumsReader<D> {
  const store = mongoSums<D>(connection, definition)
  return {
    read: (asked, day) => readSums(store, definition.name, asked, day),
    async find(filter, options) {
      const head = await store.head()
      if (head === undefined) throw refusal('VIEW_BEING_BUILT', { view: definition.name })
      // A counted subject lies as a view's document does.
      const name = countedName(definition, head.generation)
      const documents = database(connection).collection<StoredDocument>(name, {
        useBigInt64: true,
      })
      return findAlongKeys<D>(documents, filter, options)
    },
    pending: () => store.pending(mostPending),
  }
}
