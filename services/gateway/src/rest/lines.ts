import type { Answer, Input } from './route.ts'

interface PageOfLines {
  readonly lines: readonly string[]
  /** 0: there is no more. */
  readonly next: number
}

/** The lines of page after page; each page is asked for once the one before it was taken. */
export async function* linesOfAnswers(
  input: Input,
  ask: (input: Input) => Promise<Answer>,
): AsyncIterable<string> {
  const { from: asked } = input.message
  let from = typeof asked === 'number' ? asked : 0
  do {
    const { body } = await ask({ ...input, message: { ...input.message, from } })
    const { lines, next } = body as PageOfLines
    yield* lines
    // One that stands still would never end.
    if (next !== 0 && next <= from) throw new Error(`A page from ${from} goes on at ${next}`)
    from = next
  } while (from !== 0)
}
