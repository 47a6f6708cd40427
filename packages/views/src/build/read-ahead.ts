/**
 * The same, with the next one asked for while this one is worked on: reading and writing then take the time of the
 * longer of them, and two are held at most.
 */
export async function* readAhead<T>(pages: AsyncIterable<T>): AsyncGenerator<T> {
  const reading = pages[Symbol.asyncIterator]()
  const ask = (): Promise<IteratorResult<T, unknown>> => {
    const asked = reading.next()
    // Told where it is waited for, or not at all where nobody goes on.
    asked.catch(() => undefined)
    return asked
  }
  let asked = ask()
  try {
    for (;;) {
      const { done, value } = await asked
      if (done) return
      asked = ask()
      yield value
    }
  } finally {
    await reading.return?.()
  }
}
