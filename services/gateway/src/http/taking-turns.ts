/** What waits, by the one on whose behalf; those take turns, however much each has waiting. */
export interface Turns<T> {
  /** How many wait. */
  readonly count: () => number
  readonly countOf: (who: string) => number
  add(who: string, one: T): void
  remove(who: string, one: T): void
  /** Takes the first that may go of whoever's turn it is; who was served goes behind all others. */
  next(mayGo: (one: T) => boolean): T | undefined
}

/** Nobody waits yet. */
export const takingTurns = <T>(): Turns<T> => {
  const waiting = new Map<string, Set<T>>()
  let count = 0
  const remove = (who: string, one: T): boolean => {
    const own = waiting.get(who)
    if (own?.delete(one) !== true) return false
    count -= 1
    if (own.size === 0) waiting.delete(who)
    return true
  }
  return {
    count: () => count,
    countOf: (who) => waiting.get(who)?.size ?? 0,
    add(who, one) {
      count += 1
      const own = waiting.get(who)
      if (own === undefined) waiting.set(who, new Set([one]))
      else own.add(one)
    },
    remove,
    next(mayGo) {
      for (const [who, own] of waiting) {
        const [first] = own
        if (first === undefined || !mayGo(first)) continue
        remove(who, first)
        if (own.size > 0) {
          waiting.delete(who)
          waiting.set(who, own)
        }
        return first
      }
      return undefined
    },
  }
}
