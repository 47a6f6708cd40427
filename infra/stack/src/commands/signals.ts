import { endRunningCommands } from '../processes/run-command.ts'
import type { Stack } from '../stack.ts'
import { endAtOnce } from '../stop.ts'

// One Ctrl-C reaches this process several times: from the terminal, and handed on by each package
// manager above it. Only what comes later counts as a second one.
const sameKeystrokeMs = 700
const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const

/** The wait for Ctrl-C, and what it does in each phase. */
export interface Asked {
  stackIsUp(stack: Stack): void
  stopping(): boolean
  /** The exit code, once everything has stopped. */
  readonly stopped: Promise<number>
}

/**
 * Listens from the first moment: while the stack still comes up, one Ctrl-C ends all of it at
 * once; when it is up, the first stops it in order and the second by force.
 */
export function untilAskedToStop(ledgerFile: string, print: (line: string) => void): Asked {
  let stack: Stack | undefined
  let firstAt: number | undefined
  const { promise: stopped, resolve } = Promise.withResolvers<number>()

  const byForce = (why: string) => {
    print(why)
    endRunningCommands()
    endAtOnce(ledgerFile)
    process.exit(130)
  }
  const inOrder = async (running: Stack) => {
    print('\nStopping in order; Ctrl-C again ends everything at once.')
    const begun = performance.now()
    endRunningCommands()
    await running.stop()
    print(`Stopped after ${((performance.now() - begun) / 1_000).toFixed(1)} s. Data is kept.`)
    resolve(0)
  }
  for (const signal of signals) {
    process.on(signal, () => {
      if (firstAt === undefined) {
        firstAt = performance.now()
        if (stack === undefined) byForce('\nStopped while coming up.')
        else void inOrder(stack)
      } else if (performance.now() - firstAt > sameKeystrokeMs) {
        byForce('Ended at once.')
      }
    })
  }
  return {
    stackIsUp: (running) => {
      stack = running
    },
    stopping: () => firstAt !== undefined,
    stopped,
  }
}
