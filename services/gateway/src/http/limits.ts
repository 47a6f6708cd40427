import { refusal } from '../problems/refusal.ts'

/** Bounds how much is under way at once. */
export interface Gate {
  /** Runs the work, or refuses it while enough is under way. @throws ProblemError TOO_MANY_REQUESTS */
  run<T>(work: () => Promise<T>): Promise<T>
  readonly underWay: () => number
}

/** A gate that lets `most` through at once; counted until the work is done, even when its caller has hung up. */
export const gateOf = (most: number): Gate => {
  let underWay = 0
  return {
    underWay: () => underWay,
    async run(work) {
      if (underWay >= most) throw refusal('TOO_MANY_REQUESTS')
      underWay += 1
      try {
        return await work()
      } finally {
        underWay -= 1
      }
    },
  }
}
