import { ProblemError } from '@seedline/values'
import type { Viewed, ViewStore } from '../store/view-store-types.ts'

/** How a read model is asked for what is current. */
export interface CurrentQuestion {
  readonly key: string
  /** The stream whose version the asker knows. */
  readonly stream: string
  /** Wait until the view holds this version; 0: answer with what is there. */
  readonly atLeastVersion: number
  readonly deadline: Date
}

/** A view is waited for this long; then the streams themselves answer, for which time is kept. */
const patienceMs = 1500
const foldingMs = 500

/**
 * The view's document by one keyed read; undefined when the view has none, or is behind the asked
 * version or under construction: whoever asks then folds the streams. So a page that has just
 * written reads its own write even while Kafka is away.
 */
export async function currentOf<D>(
  view: ViewStore<D>,
  { key, stream, atLeastVersion, deadline }: CurrentQuestion,
): Promise<Viewed<D> | undefined> {
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

const behind = ['VIEW_NOT_CURRENT', 'VIEW_BEING_BUILT']

const isBehind = (error: unknown): boolean =>
  error instanceof ProblemError && behind.includes(error.problem.code)
