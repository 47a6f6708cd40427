import { isUtf8 } from 'node:buffer'
import { duplicateKeyIn } from './duplicate-key.ts'

/** What bytes from outside are as JSON, or the one thing that keeps them from being it. */
export type JsonRead =
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly fault: 'not-utf-8'; readonly line: number }
  | { readonly ok: false; readonly fault: 'malformed'; readonly cause: unknown }
  | { readonly ok: false; readonly fault: 'duplicate-key'; readonly path: JsonPath }

type JsonPath = readonly (string | number)[]

/**
 * Bytes as JSON, with nothing changed on the way. Those that are not UTF-8 are refused, never
 * replaced: a name must stay what it is. So is a key that is given twice: of two amounts none may
 * be dropped in silence.
 */
export function readJson(bytes: Buffer): JsonRead {
  if (!isUtf8(bytes)) return { ok: false, fault: 'not-utf-8', line: firstLineNotUtf8(bytes) }
  const text = bytes.toString('utf8')
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch (cause) {
    return { ok: false, fault: 'malformed', cause }
  }
  const path = duplicateKeyIn(text)
  return path ? { ok: false, fault: 'duplicate-key', path } : { ok: true, value }
}

// No byte of a longer character is a line feed, so that each line is UTF-8 by itself or is not.
function firstLineNotUtf8(bytes: Buffer): number {
  let line = 1
  for (let from = 0; ; line++) {
    const end = bytes.indexOf(0x0a, from)
    if (end === -1 || !isUtf8(bytes.subarray(from, end))) return line
    from = end + 1
  }
}
