/** A bounded number of what was worked out, the first kept the first forgotten. */
export interface Remembered<T, By = string> {
  get(by: By): T | undefined
  keep(by: By, value: T): void
}

export function remembering<T, By = string>(most: number): Remembered<T, By> {
  const kept = new Map<By, T>()
  return {
    get: (by) => kept.get(by),
    keep(by, value) {
      kept.set(by, value)
      for (const first of kept.keys()) {
        if (kept.size <= most) break
        kept.delete(first)
      }
    },
  }
}
