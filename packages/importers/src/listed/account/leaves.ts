import { isNothingInText } from '@seedline/values'

/** The part of a pointer (RFC 6901) that names a member or a place. */
export function pointerPart(key: string | number): string {
  return String(key).replaceAll('~', '~0').replaceAll('/', '~1')
}

/**
 * Everything that a document says, by pointer: its scalars, and what is empty. Without recursion:
 * a document nests as deep as whoever wrote it likes.
 */
export function leavesOf(content: unknown): ReadonlyMap<string, unknown> {
  const leaves = new Map<string, unknown>()
  const waiting: { readonly at: string; readonly value: unknown }[] = [{ at: '', value: content }]
  for (let one = waiting.pop(); one !== undefined; one = waiting.pop()) {
    const { at, value } = one
    const inner = typeof value === 'object' && value !== null ? Object.entries(value) : []
    if (inner.length === 0) leaves.set(at, value)
    else
      for (const [key, inside] of inner.toReversed())
        waiting.push({ at: `${at}/${pointerPart(key)}`, value: inside })
  }
  return leaves
}

/** Whether a text is one of those that people write where they have nothing to write. */
export const isWordForNothing = (value: unknown): boolean =>
  typeof value === 'string' && isNothingInText(value.trim())

/** Whether a leaf says nothing: no source gave it. */
export function saysNothing(value: unknown): boolean {
  return value === null || typeof value === 'object' || isWordForNothing(value)
}
