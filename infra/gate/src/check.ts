/** How a check ended: one sentence when it passed, and all there is to read when it failed. */
export interface Verdict {
  readonly passed: boolean
  readonly said: string
  readonly output?: string
}

/** One thing that has to hold for the whole repository. */
export interface Check {
  readonly name: string
  run(): Promise<Verdict>
}

export const passed = (said: string): Verdict => ({ passed: true, said })
export const failed = (said: string, output: string): Verdict => ({ passed: false, said, output })
