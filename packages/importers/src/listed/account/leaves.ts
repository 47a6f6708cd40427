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

const words =
  /^(?:[-–—―_/\\.…*]*|无|暂无|没有|未知|不详|不明|不适用|(?:尚?未|不)(?:披露|公开|公布|提供|列示|注明|说明)|待定|待补充?|null|nil|none|nan|undefined|n\s*\/\s*a|n\.a\.|tbd|unknown|undisclosed|not (?:applicable|available|disclosed|known|given|stated))$/i

/** Whether a text is one of those that people write where they have nothing to write. */
export const isWordForNothing = (value: unknown): boolean =>
  typeof value === 'string' && words.test(value.trim())

/** Whether a leaf says nothing: no source gave it. */
export function saysNothing(value: unknown): boolean {
  return value === null || typeof value === 'object' || isWordForNothing(value)
}
