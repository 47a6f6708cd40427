/**
 * Waits until all have ended, also when one fails: what the others started is known only then.
 * @throws the first failure
 */
export async function allOf<const T extends readonly unknown[]>(
  promises: T,
): Promise<{ -readonly [K in keyof T]: Awaited<T[K]> }> {
  await Promise.allSettled(promises)
  return Promise.all(promises)
}
