const MAX_STREAMS = 10_000

/**
 * Which events this process has handled lately, so that a redelivery costs nothing. It forgets
 * rather than guesses: per stream one gapless range of versions, and only the latest streams.
 * What it doesn't know is handed on; handlers are idempotent anyway.
 */
export interface HandledVersions {
  has(stream: string, version: number): boolean
  add(stream: string, version: number): void
  clear(): void
}

interface Range {
  from: number
  to: number
}

export function createHandledVersions(maxStreams = MAX_STREAMS): HandledVersions {
  const ranges = new Map<string, Range>()
  return {
    has(stream, version) {
      const range = ranges.get(stream)
      return range !== undefined && version >= range.from && version <= range.to
    },
    add(stream, version) {
      const range = ranges.get(stream) ?? { from: version, to: version }
      ranges.delete(stream)
      if (version === range.to + 1) range.to = version
      else if (version === range.from - 1) range.from = version
      else if (version < range.from || version > range.to) {
        range.from = version
        range.to = version
      }
      ranges.set(stream, range)
      if (ranges.size > maxStreams) {
        for (const oldest of ranges.keys()) {
          ranges.delete(oldest)
          break
        }
      }
    },
    clear: () => ranges.clear(),
  }
}
