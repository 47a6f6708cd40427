/** What one finished step has to say: its value, and a sentence on how it went. */
export interface StepResult<T> {
  readonly value: T
  readonly said: string
}

/** Where the stack says what it does. Every step is announced, timed and never silent for long. */
export interface Report {
  step<T>(
    name: string,
    what: string,
    work: (note: (detail: string) => void) => Promise<StepResult<T>>,
  ): Promise<T>
  line(text: string): void
  warn(text: string): void
}

/** Says nothing: for tests and measurements that speak for themselves. */
export const silentReport: Report = {
  step: async (_name, _what, work) => (await work(() => undefined)).value,
  line: () => undefined,
  warn: () => undefined,
}
