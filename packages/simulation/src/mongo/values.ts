import mongoose from 'mongoose'

const { BSON } = mongoose.mongo

export type Doc = Record<string, unknown>

/** How a client wants values back. */
export interface Reading {
  readonly promoteBuffers?: boolean
}

export const bytesOf = (document: object, ignoreUndefined = false): Uint8Array =>
  BSON.serialize(document, { ignoreUndefined })

/** A fresh copy, as a driver makes one of what came over the wire. */
export const documentIn = (bytes: Uint8Array, { promoteBuffers = false }: Reading = {}): Doc =>
  BSON.deserialize(bytes, { useBigInt64: true, promoteBuffers })

/** Where each kind of value stands in MongoDB's order. */
function rankOf(value: unknown): number {
  if (value === undefined || value === null) return 1
  switch (typeof value) {
    case 'number':
    case 'bigint':
      return 2
    case 'string':
      return 3
    case 'boolean':
      return 8
    default:
      break
  }
  if (value instanceof Date) return 9
  if (Array.isArray(value)) return 5
  const type = (value as { readonly _bsontype?: string })._bsontype
  if (type === 'Long' || type === 'Int32' || type === 'Double') return 2
  if (type === 'Binary' || value instanceof Uint8Array) return 6
  return type === 'ObjectId' ? 7 : 4
}

const numeric = (value: unknown): number | bigint =>
  typeof value === 'object' && value !== null
    ? ((value as { toBigInt?(): bigint; valueOf(): number }).toBigInt?.() ?? Number(value))
    : (value as number | bigint)

const textOf = (value: unknown): string =>
  value instanceof Uint8Array
    ? Buffer.from(value).toString('hex')
    : String((value as { toHexString?(): string }).toHexString?.() ?? JSON.stringify(value))

/** Below, at or above 0, as MongoDB orders values. */
export function compare(one: unknown, other: unknown): number {
  const [rank, otherRank] = [rankOf(one), rankOf(other)]
  if (rank !== otherRank) return rank - otherRank
  switch (rank) {
    case 1:
      return 0
    case 2:
      return order(numeric(one), numeric(other))
    case 3:
    case 8:
      return order(one as string, other as string)
    case 9:
      return order((one as Date).getTime(), (other as Date).getTime())
    default:
      return order(textOf(one), textOf(other))
  }
}

export const sameKind = (one: unknown, other: unknown): boolean => rankOf(one) === rankOf(other)

const order = <T extends string | number | bigint | boolean>(one: T, other: T): number =>
  one < other ? -1 : one > other ? 1 : 0

/** A value as the key of a map: the same for values that MongoDB holds for equal. */
export const keyOf = (value: unknown): string => {
  const rank = rankOf(value)
  if (rank === 1) return '1'
  if (rank === 2) return `2${String(numeric(value))}`
  if (rank === 9) return `9${(value as Date).getTime()}`
  return `${rank}${rank === 3 || rank === 8 ? String(value) : textOf(value)}`
}

/** What lies at a path; within lists, what lies there in each. */
export function valuesAt(document: unknown, path: string): readonly unknown[] {
  let found: unknown[] = [document]
  for (const name of path.split('.')) {
    found = found.flatMap((value) => {
      if (Array.isArray(value) && !/^\d+$/.test(name)) {
        return value.map((one) => member(one, name))
      }
      return [member(value, name)]
    })
  }
  return found
}

const member = (value: unknown, name: string): unknown =>
  typeof value === 'object' && value !== null && Object.hasOwn(value, name)
    ? (value as Doc)[name]
    : undefined

export const isPlain = (value: unknown): value is Doc =>
  typeof value === 'object' &&
  value !== null &&
  !Array.isArray(value) &&
  !(value instanceof Date) &&
  !(value instanceof Uint8Array) &&
  !(value instanceof RegExp) &&
  (value as { readonly _bsontype?: string })._bsontype === undefined
