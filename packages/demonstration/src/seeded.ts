/** Chance that is the same on every run. */
export interface Chance {
  /** A whole number within [least, most]. */
  int(least: number, most: number): number
  pick<T>(list: readonly T[]): T
  /** True once in so many. */
  oneIn(many: number): boolean
}

/** Chance by a seed (mulberry32): spread well enough for stories, and for nothing else. */
export function seeded(seed: number): Chance {
  let state = seed >>> 0
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
  const int = (least: number, most: number) => least + Math.floor(next() * (most - least + 1))
  return {
    int,
    pick: (list) => {
      const picked = list[int(0, list.length - 1)]
      if (picked === undefined) throw new RangeError('there is nothing to pick from')
      return picked
    },
    oneIn: (many) => int(1, many) === 1,
  }
}
