/** A moment on the monotonic clock (ms, as `performance.now`): wall clocks may jump. */
export type Deadline = number

/** The earlier of the caller's deadline and `budgetMs` from now. */
export function deadlineFor(budgetMs: number, callers?: Date): Deadline {
  const budget = callers ? Math.min(budgetMs, callers.getTime() - Date.now()) : budgetMs
  return performance.now() + budget
}

/** What is left, in whole ms; 0 when it has passed. */
export const remaining = (deadline: Deadline): number =>
  Math.max(0, Math.ceil(deadline - performance.now()))

/** A pause. */
export const pause = (ms: number): Promise<void> =>
  new Promise((resolve) => {
    setTimeout(resolve, ms)
  })

/** Between half of `ms` and `ms`, so that contenders do not keep step. */
export const jittered = (ms: number): number => ms * (0.5 + Math.random() / 2)
