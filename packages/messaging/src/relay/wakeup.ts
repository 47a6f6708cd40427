/** Lets one sleep until another wakes it. A call while nobody sleeps is remembered, once. */
export interface Wakeup {
  wake(): void
  /** Resolves at the next call or after this long. */
  sleep(ms: number): Promise<void>
}

export function createWakeup(): Wakeup {
  let called = false
  let wakeUp: (() => void) | undefined
  return {
    wake() {
      called = true
      wakeUp?.()
    },
    async sleep(ms) {
      if (!called) {
        await new Promise<void>((resolve) => {
          const timer = setTimeout(resolve, ms)
          wakeUp = () => {
            clearTimeout(timer)
            resolve()
          }
        })
        wakeUp = undefined
      }
      called = false
    },
  }
}
