/** Signs now and then; what fails is tried again at the next turn. */
export interface HeadTimer {
  /** Ends it, with what was added since the last turn. */
  stop(): Promise<void>
}

export function headTimer(
  sign: () => Promise<unknown>,
  everyMs: number,
  logger: { warn(facts: object, message: string): void } | undefined,
): HeadTimer {
  let signing: Promise<void> | undefined
  const turn = (): Promise<void> => {
    signing ??= sign()
      .then(
        () => undefined,
        (error: unknown) => logger?.warn({ err: error }, 'A head of the audit log was not signed'),
      )
      .finally(() => {
        signing = undefined
      })
    return signing
  }
  const timer = setInterval(() => void turn(), everyMs)
  timer.unref()
  void turn()
  return {
    async stop() {
      clearInterval(timer)
      await signing
      await turn()
    },
  }
}
