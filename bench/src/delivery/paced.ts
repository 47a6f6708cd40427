/** Does something so many times at an even pace, however long each takes. */
export async function paced(
  times: number,
  perSecond: number,
  act: (index: number) => Promise<void>,
): Promise<void> {
  const begunAt = performance.now()
  const acts: Promise<void>[] = []
  for (let index = 0; index < times; index += 1) {
    const wait = begunAt + (index * 1000) / perSecond - performance.now()
    if (wait > 0) await new Promise((resolve) => setTimeout(resolve, wait))
    const one = act(index)
    // Whoever awaits them all hears of it, later than Node would end the process for it.
    one.catch(() => undefined)
    acts.push(one)
  }
  await Promise.all(acts)
}

export function medianOf(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN
}
