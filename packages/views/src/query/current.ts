import { refusal } from '@seedline/contracts/refusals'
import { ProblemError } from '@seedline/values'
import type { Viewed, ViewStore } from '../store/view-store-types.ts'
import { type AsOf, isCurrent } from './as-of.ts'

/** How one record is asked for. */
export interface Question {
  readonly asOf: AsOf
  /** Of what is current: wait until it holds this version; 0: answer with what is there. */
  readonly atLeastVersion: number
  readonly deadline: Date
}

/** Where a read model has the record. */
interface Place {
  readonly key: string
  /** The stream whose version the asker knows. */
  readonly stream: string
}

/** A view is waited for this long; then the streams themselves answer, for which time is kept. */
const patienceMs = 1500
const foldingMs = 500

/**
 * The view's document by one keyed read; undefined when the view has none, is behind the asked
 * version or under construction, or when the question is about an earlier time: whoever asks then
 * folds the streams. So a page that has just written reads its own write even while Kafka is away.
 */
export async function currentOf<D>(
  view: ViewStore<D>,
  { key, stream, asOf, atLeastVersion, deadline }: Question & Place,
): Promise<Viewed<D> | undefined> {
  if (!isCurrent(asOf)) return undefined
  const waitUntil = new Date(Math.min(deadline.getTime() - foldingMs, Date.now() + patienceMs))
  try {
    return atLeastVersion > 0
      ? await view.atLeast(key, stream, atLeastVersion, waitUntil)
      : await view.get(key)
  } catch (error) {
    if (isBehind(error)) return undefined
    throw error
  }
}

/**
 * Refuses to tell what is current of a stream that has not come as far as was asked.
 * @throws ProblemError VERSION_NOT_REACHED
 */
export function expectReached({ asOf, atLeastVersion }: Question, version: number): void {
  if (isCurrent(asOf) && version < atLeastVersion)
    throw refusal('VERSION_NOT_REACHED', { asked: atLeastVersion, current_version: version })
}

const behind = ['VIEW_NOT_CURRENT', 'VIEW_BEING_BUILT']

const isBehind = (error: unknown): boolean =>
  error instanceof ProblemError && behind.includes(error.problem.code)
