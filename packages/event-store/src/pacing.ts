import { type Deadline, deadlineFor, remaining } from './deadline.ts'
import { unavailable } from './problems.ts'

/** Long work asks it after each step, and waits where it says so. @throws 'unavailable' past the deadline */
export type Pacing = () => Promise<void> | undefined

/** How long work goes on before others have their turn. */
const STRETCH_MS = 8

/**
 * Lets everybody else have their turn now and then during long work of this process, which would stop all of them
 * otherwise, and ends it at its deadline, which no timer could tell it of.
 */
export function pacing(deadline: Deadline): Pacing {
  let since = performance.now()
  return () => {
    if (performance.now() - since < STRETCH_MS) return undefined
    if (remaining(deadline) <= 0) throw unavailable(new Error('The deadline passed within a fold'))
    return new Promise<void>((resolve) => setImmediate(resolve)).then(() => {
      since = performance.now()
    })
  }
}

/** Takes the steps of long work, and lets others have their turn between them. @throws 'unavailable' past the deadline */
export async function inTurns<T>(steps: Iterator<void, T>, deadline: Date): Promise<T> {
  const paced = pacingUntil(deadline, Number.POSITIVE_INFINITY)
  for (;;) {
    const next = steps.next()
    if (next.done) return next.value
    await paced()
  }
}

/** The pacing of work that is to be done by a caller's deadline, or within so many ms. */
export const pacingUntil = (deadline: Date | undefined, budgetMs: number): Pacing =>
  pacing(deadlineFor(budgetMs, deadline))
