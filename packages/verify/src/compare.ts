import { types } from 'node:util'

const { isDate } = types

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
  if (value instanceof Map) return new Map([...value].map(([key, item]) => [String(key), item]))
  return new Map(Object.entries(value as object))
}

function show(value: unknown): string {
  const text = JSON.stringify(value, (_, item) => (typeof item === 'bigint' ? `${item}` : item))
  return (text ?? 'nothing').slice(0, 200)
}
