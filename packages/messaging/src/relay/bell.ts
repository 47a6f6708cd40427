/** A sleeper that can be rung awake. A ring while nobody sleeps is remembered, once. */
export interface Bell {
  ring(): void
  /** Resolves at the next ring or after this long. */
  sleep(ms: number): Promise<void>
}

export function createBell(): Bell {
  let rung = false
  let wakeUp: (() => void) | undefined
  return {
    ring() {
      rung = true
      wakeUp?.()
    },
    async sleep(ms) {
      if (!rung) {
        await new Promise<void>((resolve) => {
          const timer = setTimeout(resolve, ms)
          wakeUp = () => {
            clearTimeout(timer)
            resolve()
          }
        })
        wakeUp = undefined
      }
      rung = false
    },
  }
}
