/** Which keys were met, and in which row first. */
export interface SeenKeys {
  /** The row that had the key before; undefined where this one is the first, which is remembered. */
  before(key: string, row: number): number | undefined
}

/** Of a million rows, two different keys are taken for one once in some 10^16 files. */
const hashes = 3
/** The hashes of a key, and its row; a row of 0 is none. */
const width = hashes + 1
const fullest = 0.7

/**
 * Keys by their hashes: a file may have a million, and the texts themselves would take a third of what an import may
 * hold in memory.
 */
export function seenKeys(): SeenKeys {
  let places = 1_024
  let table = new Int32Array(places * width)
  let count = 0

  /** Where the hash stands, or may be put. */
  const placeOf = (hash: Hash, of: Int32Array, size: number): number => {
    for (let at = (hash[0] >>> 0) % size; ; at = (at + 1) % size) {
      const from = at * width
      if (of[from + hashes] === 0) return from
      if (of[from] === hash[0] && of[from + 1] === hash[1] && of[from + 2] === hash[2]) return from
    }
  }
  const put = (hash: Hash, row: number, into: Int32Array, from: number): void => {
    into.set(hash, from)
    into[from + hashes] = row
  }
  const grow = (): void => {
    const wider = new Int32Array(places * 2 * width)
    for (let from = 0; from < table.length; from += width) {
      const [a = 0, b = 0, c = 0, row = 0] = table.subarray(from, from + width)
      if (row !== 0) put([a, b, c], row, wider, placeOf([a, b, c], wider, places * 2))
    }
    places *= 2
    table = wider
  }

  return {
    before(key, row) {
      const hash = hashOf(key)
      const from = placeOf(hash, table, places)
      const known = table[from + hashes]
      if (known !== undefined && known !== 0) return known
      put(hash, row, table, from)
      count += 1
      if (count > places * fullest) grow()
      return undefined
    },
  }
}

type Hash = readonly [number, number, number]

/** Three hashes at once: FNV-1a with three primes, each mixed with its neighbour and then by itself. */
function hashOf(key: string): Hash {
  let [a, b, c] = [0x811c9dc5, 0x9e3779b9, 0x85ebca6b]
  for (let at = 0; at < key.length; at += 1) {
    const unit = key.charCodeAt(at)
    a = Math.imul(a ^ unit, 0x01000193)
    b = Math.imul(b ^ unit ^ (a >>> 15), 0x5bd1e995)
    c = Math.imul(c ^ unit ^ (b >>> 13), 0x27d4eb2d)
  }
  return [mixed(a ^ key.length), mixed(b), mixed(c)]
}

/** The last steps of MurmurHash3. */
function mixed(hash: number): number {
  const one = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
  const other = Math.imul(one ^ (one >>> 13), 0xc2b2ae35)
  return (other ^ (other >>> 16)) | 0
}
