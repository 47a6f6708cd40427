import type { CommitDocument } from './commit.ts'

/** Told of commits that this process has stored, in the order of each stream. */
export type CommitListener = (commits: readonly CommitDocument[]) => void

/** Between those who store commits and the relays of the same process. */
export interface Announcements {
  tell: CommitListener
  /** Answers how to stop listening. */
  listen(listener: CommitListener): () => void
}

export function announcements(): Announcements {
  const listeners = new Set<CommitListener>()
  return {
    tell(commits) {
      for (const listener of listeners) listener(commits)
    },
    listen(listener) {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
  }
}
