/** How many with the same key may be held at once; without a key one isn't counted. */
export interface Bound<T> {
  readonly most: number
  readonly keyOf: (one: T) => string | undefined
}

/** What is held at once, under one or more bounds. */
export interface Held<T> {
  readonly count: () => number
  /** Those of whom one must go before this one may come, the longest held first; undefined: there is room. */
  fullFor(one: T): ReadonlySet<T> | undefined
  add(one: T): void
  /** Whether it was held. */
  remove(one: T): boolean
}

/** Nothing held yet. Adding and removing cost the same however much is held. */
export const heldUnder = <T>(bounds: readonly Bound<T>[]): Held<T> => {
  const all = new Set<T>()
  const groups = bounds.map(({ most, keyOf }) => ({
    most,
    keyOf,
    byKey: new Map<string, Set<T>>(),
  }))
  return {
    count: () => all.size,
    fullFor(one) {
      for (const { most, keyOf, byKey } of groups) {
        const key = keyOf(one)
        const alike = key === undefined ? undefined : byKey.get(key)
        if (alike !== undefined && alike.size >= most) return alike
      }
      return undefined
    },
    add(one) {
      all.add(one)
      for (const { keyOf, byKey } of groups) {
        const key = keyOf(one)
        if (key === undefined) continue
        const alike = byKey.get(key)
        if (alike === undefined) byKey.set(key, new Set([one]))
        else alike.add(one)
      }
    },
    remove(one) {
      if (!all.delete(one)) return false
      for (const { keyOf, byKey } of groups) {
        const key = keyOf(one)
        const alike = key === undefined ? undefined : byKey.get(key)
        alike?.delete(one)
        if (key !== undefined && alike?.size === 0) byKey.delete(key)
      }
      return true
    },
  }
}
