/** What a line of an export says. Hashes are in hex. */
export type ExportLine =
  | { readonly kind: 'header'; readonly log: string; readonly keys: readonly object[] }
  | {
      readonly kind: 'group'
      readonly from: number
      readonly to: number
      readonly leaves: readonly string[]
      readonly root: string
    }
  | {
      readonly kind: 'entry'
      readonly index: number
      readonly id: string
      readonly bytes: Uint8Array
    }
  | { readonly kind: 'head'; readonly jws: string }
  | { readonly kind: 'end'; readonly size: number }

/** No line of an export is longer. */
export const LINE_BYTES = 1024 * 1024
const FORMAT = 1
const ID = /^[\x21-\x7e]{1,200}$/
const HASH_HEX = 64
const MOST_LEAVES = 4096

/** Undefined for a line that is none of an export. */
export function readLine(text: string): ExportLine | undefined {
  if (text.length > LINE_BYTES) return undefined
  const value = parsed(text)
  switch (value?.kind) {
    case 'header':
      return value.format === FORMAT && isText(value.log) && isList(value.keys)
        ? { kind: 'header', log: value.log, keys: value.keys.filter(isObject) }
        : undefined
    case 'group':
      return groupOf(value)
    case 'entry':
      return entryOf(value)
    case 'head':
      return isText(value.jws) ? { kind: 'head', jws: value.jws } : undefined
    case 'end':
      return isCount(value.size) ? { kind: 'end', size: value.size } : undefined
    default:
      return undefined
  }
}

type Fields = Readonly<Record<string, unknown>>

function parsed(text: string): Fields | undefined {
  try {
    const value: unknown = JSON.parse(text)
    return isObject(value) ? value : undefined
  } catch {
    return undefined
  }
}

function groupOf({ from, to, leaves, root }: Fields): ExportLine | undefined {
  if (!isCount(from) || !isCount(to) || to <= from || !isText(leaves) || !isText(root)) return
  if (to - from > MOST_LEAVES) return
  const joined = hex(leaves)
  const hashes = Array.from({ length: Math.ceil(joined.length / HASH_HEX) }, (_, at) =>
    joined.slice(at * HASH_HEX, (at + 1) * HASH_HEX),
  )
  return { kind: 'group', from, to, leaves: hashes, root: hex(root) }
}

function entryOf({ index, id, text, base64 }: Fields): ExportLine | undefined {
  // A zero byte in an id would let it reach into the bytes that are hashed behind it.
  if (!isCount(index) || !isText(id) || !ID.test(id)) return
  if (isText(text) && base64 === undefined) {
    return { kind: 'entry', index, id, bytes: Buffer.from(text) }
  }
  return isText(base64) && text === undefined
    ? { kind: 'entry', index, id, bytes: Buffer.from(base64, 'base64') }
    : undefined
}

const hex = (base64: string): string => Buffer.from(base64, 'base64').toString('hex')

const isObject = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
const isList = (value: unknown): value is readonly unknown[] => Array.isArray(value)
const isText = (value: unknown): value is string => typeof value === 'string'
const isCount = (value: unknown): value is number =>
  Number.isSafeInteger(value) && Number(value) >= 0
