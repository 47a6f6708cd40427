import { types } from 'node:util'

// By what they are and not by whose class they are of: a deserialised map is another realm's in tests.
const { isDate, isMap, isSet } = types

/**
 * The first path at which two plain values differ, or undefined. A missing field equals an
 * undefined one, and a bigint equals a number of the same value: a document database tells
 * neither pair apart.
 */
export function firstDifference(expected: unknown, found: unknown, path = ''): string | undefined {
  if (isScalar(expected) || isScalar(found)) {
    return sameScalar(expected, found)
      ? undefined
      : `${path || '/'}: expected ${show(expected)}, found ${show(found)}`
  }
  const left = fieldsOf(expected)
  const right = fieldsOf(found)
  for (const key of new Set([...left.keys(), ...right.keys()])) {
    const difference = firstDifference(left.get(key), right.get(key), `${path}/${key}`)
    if (difference) return difference
  }
  return undefined
}

function isScalar(value: unknown): boolean {
  return value === null || typeof value !== 'object' || isDate(value)
}

function sameScalar(a: unknown, b: unknown): boolean {
  if (Object.is(a, b) || a === b || (isNothing(a) && isNothing(b))) return true
  if (isDate(a) && isDate(b)) return Object.is(a.getTime(), b.getTime())
  if (isWhole(a) && isWhole(b)) return BigInt(a) === BigInt(b)
  return false
}

function isNothing(value: unknown): boolean {
  return value === undefined || value === null
}

function isWhole(value: unknown): value is number | bigint {
  return typeof value === 'bigint' || Number.isInteger(value)
}

function fieldsOf(value: unknown): Map<string, unknown> {
  if (isMap(value)) return new Map([...value].map(([key, item]) => [String(key), item]))
  // A set has no places: a member stands at itself, so that only what one of two sets lacks differs.
  if (isSet(value)) return new Map([...value].map((item) => [show(item), item]))
  return new Map(Object.entries(value as object))
}

function show(value: unknown): string {
  const text = JSON.stringify(value, (_, item) => (typeof item === 'bigint' ? `${item}` : item))
  return (text ?? 'nothing').slice(0, 200)
}
