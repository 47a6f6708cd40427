/** The condition that a path is one of these; of one by itself an index answers in its order. */
export const anyOf = (ids: readonly string[]): unknown => {
  const [only] = ids
  return ids.length === 1 ? only : { $in: [...ids] }
}
