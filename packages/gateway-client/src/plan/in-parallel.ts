/**
 * Does the work for every item, at most `most` at a time, and stops handing out more after a
 * failure. @throws the first failure
 */
export async function inParallel<T>(
  items: readonly T[],
  most: number,
  work: (item: T) => Promise<void>,
): Promise<void> {
  const waiting = items.values()
  let failed = false
  const worker = async () => {
    for (const item of waiting) {
      if (failed) return
      await work(item).catch((error: unknown) => {
        failed = true
        throw error
      })
    }
  }
  const settled = await Promise.allSettled(Array.from({ length: most }, worker))
  for (const outcome of settled) if (outcome.status === 'rejected') throw outcome.reason
}
