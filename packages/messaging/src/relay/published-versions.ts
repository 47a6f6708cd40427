import type { PendingCommit } from '@seedline/event-store'

const MAX_STREAMS = 10_000

/**
 * Up to which version this relay has published each stream, for the latest streams. What is
 * published stays so; it forgets rather than guesses.
 */
export interface PublishedVersions {
  /** 0 when nothing is known of the stream. */
  upTo(stream: string): number
  add(commits: readonly PendingCommit[]): void
}

export function createPublishedVersions(maxStreams = MAX_STREAMS): PublishedVersions {
  const versions = new Map<string, number>()
  return {
    upTo: (stream) => versions.get(stream) ?? 0,
    add(commits) {
      for (const { stream, version, events } of commits) {
        const last = Math.max(versions.get(stream) ?? 0, version + events.length - 1)
        versions.delete(stream)
        versions.set(stream, last)
        if (versions.size <= maxStreams) continue
        for (const oldest of versions.keys()) {
          versions.delete(oldest)
          break
        }
      }
    },
  }
}
