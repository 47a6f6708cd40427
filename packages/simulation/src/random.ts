/** Chance that is the same again for the same seed (sfc32). */
export interface Random {
  /** In [0, 1). */
  next(): number
  /** A whole number from `least` to `most`, both included. */
  between(least: number, most: number): number
  chance(probability: number): boolean
  pick<T>(from: readonly T[]): T | undefined
  bytes(count: number): Buffer
  /** Another chance that depends on this one's seed and on the name alone, not on what was drawn. */
  fork(name: string): Random
}

export function randomOf(seed: string): Random {
  let [a, b, c, counter] = [hash(seed, 1), hash(seed, 2), hash(seed, 3), 1]
  const draw = (): number => {
    const sum = (a + b + counter) | 0
    counter = (counter + 1) | 0
    a = b ^ (b >>> 9)
    b = (c + (c << 3)) | 0
    c = (((c << 21) | (c >>> 11)) + sum) | 0
    return sum >>> 0
  }
  for (let warm = 0; warm < 12; warm += 1) draw()
  const next = (): number => draw() / 2 ** 32
  const between = (least: number, most: number): number =>
    least + Math.floor(next() * (most - least + 1))
  return {
    next,
    between,
    chance: (probability) => next() < probability,
    pick: (from) => from[between(0, from.length - 1)],
    bytes: (count) => Buffer.from(Array.from({ length: count }, () => draw() & 0xff)),
    fork: (name) => randomOf(`${seed}/${name}`),
  }
}

function hash(text: string, salt: number): number {
  let state = 0x811c9dc5 ^ Math.imul(salt, 0x9e3779b1)
  for (let at = 0; at < text.length; at += 1) {
    state = Math.imul(state ^ text.charCodeAt(at), 0x01000193)
  }
  return Math.imul(state ^ (state >>> 15), 0x85ebca6b) | 0
}
