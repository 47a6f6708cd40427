/** A bounded number of what was worked out, the first kept the first forgotten. */
export interface Remembered<T> {
  get(name: string): T | undefined
  keep(name: string, value: T): void
}

export function remembering<T>(most: number): Remembered<T> {
  const kept = new Map<string, T>()
  return {
    get: (name) => kept.get(name),
    keep(name, value) {
      if (kept.has(name)) return
      kept.set(name, value)
      for (const first of kept.keys()) {
        if (kept.size <= most) break
        kept.delete(first)
      }
    },
  }
}
