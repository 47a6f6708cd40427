import { hash } from 'node:crypto'
import type { ExpectedSums } from './expected-sums.ts'

/**
 * What documents of sums have to be, as two numbers each: the lines of a million steps need not be held. A digest is the sum of
 * each line's own number times what stands in it, so that it comes out the same in whichever order steps are added.
 */
export interface DigestedSums {
  readonly documents: Map<string, Digest>
}

export interface Digest {
  readonly amounts: bigint
  readonly counts: bigint
}

export const noDigests = (): DigestedSums => ({ documents: new Map() })

/** A prime: what isn't alike comes out alike once in 10¹⁸ times. */
const prime = 2n ** 61n - 1n

const nothing: Digest = { amounts: 0n, counts: 0n }

const numberOf = (line: string): bigint => BigInt(`0x${hash('sha1', line).slice(0, 16)}`) % prime

const withLine = (digest: Digest, line: string, amount: bigint, count: bigint): Digest => {
  const number = numberOf(line)
  return {
    amounts: (digest.amounts + number * amount) % prime,
    counts: (digest.counts + number * count) % prime,
  }
}

/** Adds what some subjects contribute. */
export function digest({ documents }: DigestedSums, expected: ExpectedSums): void {
  for (const [id, lines] of expected) {
    let own = documents.get(id) ?? nothing
    for (const [line, { amount, count }] of lines) own = withLine(own, line, amount, BigInt(count))
    documents.set(id, own)
  }
}

/** The digest of lines as they are stored, by their names: 'amount|count'. */
export function digestOf(lines: ReadonlyMap<string, string>): Digest {
  let found = nothing
  for (const [line, sum] of lines) {
    const [amount = '', count = ''] = sum.split('|')
    found = withLine(found, line, wholeOf(amount), wholeOf(count))
  }
  return found
}

// What is no number differs from every number.
const wholeOf = (text: string): bigint => (/^-?\d+$/.test(text) ? BigInt(text) : 1n << 60n)

export const isAlike = (a: Digest = nothing, b: Digest = nothing): boolean =>
  residue(a.amounts) === residue(b.amounts) && residue(a.counts) === residue(b.counts)

const residue = (number: bigint): bigint => ((number % prime) + prime) % prime
