import { setTimeout as sleep } from 'node:timers/promises'
import { type Report, silentReport } from '../report/report.ts'
import { tell } from '../report/stack-error.ts'
import type { Exit } from './child.ts'
import type { Managed } from './managed.ts'

/** How a server that crashed is started again. */
export interface RestartPolicy {
  /** The first wait; it doubles at each crash up to the longest. */
  readonly firstDelayMs: number
  readonly longestDelayMs: number
  /** After so many crashes within the window it stays down. */
  readonly most: number
  readonly windowMs: number
}

export const usualRestarts: RestartPolicy = {
  firstDelayMs: 300,
  longestDelayMs: 10_000,
  most: 8,
  windowMs: 120_000,
}

/** sysexits' EX_CONFIG: the service refuses its settings, so trying again can't help. */
const settingsRefused = 78

/** Keeps a server up until the returned function is called; says each crash and restart. */
export function supervise(
  server: Managed,
  policy: RestartPolicy = usualRestarts,
  report: Report = silentReport,
): () => void {
  const stopped = new AbortController()
  let crashes: number[] = []
  let busy = false

  const giveUp = (why: string) =>
    report.warn(`${server.name} stays down: ${why}; its log is ${server.logFile}`)

  const bringBack = async (exit: Exit) => {
    if (busy || stopped.signal.aborted) return
    busy = true
    let ended: Exit | undefined = exit
    while (ended !== undefined && !stopped.signal.aborted) {
      if (ended.code === settingsRefused) return giveUp('it refused its settings')
      crashes = [...crashes, Date.now()].filter((at) => at > Date.now() - policy.windowMs)
      if (crashes.length > policy.most) return giveUp(`${crashes.length} crashes in a row`)
      const delay = Math.min(policy.firstDelayMs * 2 ** (crashes.length - 1), policy.longestDelayMs)
      report.warn(`${server.name} ended (${how(ended)}); starting it again in ${delay} ms`)
      await sleep(delay, undefined, { signal: stopped.signal }).catch(() => undefined)
      ended = await attempt(server, stopped.signal, report)
    }
    busy = false
  }

  server.onUnaskedExit((exit) => void bringBack(exit))
  return () => stopped.abort()
}

async function attempt(
  server: Managed,
  stop: AbortSignal,
  report: Report,
): Promise<Exit | undefined> {
  if (stop.aborted) return undefined
  try {
    await server.start()
    report.line(`✓ ${server.name} is back`)
    return undefined
  } catch (error) {
    report.warn(tell(error))
    return { code: null, signal: null }
  }
}

function how(exit: Exit): string {
  if (exit.signal !== null) return exit.signal
  return exit.code === null ? 'did not come up' : `exit code ${exit.code}`
}
