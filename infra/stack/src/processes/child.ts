import { spawn } from 'node:child_process'
import { closeSync, mkdirSync, openSync, readFileSync, renameSync, statSync } from 'node:fs'
import { dirname } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { StackError } from '../report/stack-error.ts'
import { signalGroup } from './identity.ts'
import type { Ledger } from './ledger.ts'

/** How to start one process. */
export interface Launch {
  readonly name: string
  readonly command: string
  readonly args: readonly string[]
  readonly folder?: string
  readonly environment?: Readonly<Record<string, string | undefined>>
  readonly logFile: string
  readonly ledger: Ledger
}

/** How a process ended. */
export interface Exit {
  readonly code: number | null
  readonly signal: NodeJS.Signals | null
}

/** A process of ours that is running or has ended. */
export interface Child {
  readonly pid: number
  readonly exited: Promise<Exit>
  exit(): Exit | undefined
  signal(signal: NodeJS.Signals): void
  /** SIGTERM, then SIGKILL after the grace; resolves when it is gone. */
  stop(graceMs: number): Promise<Exit>
}

const largestLogBytes = 10_000_000

/**
 * Starts a process in a session of its own, so that a Ctrl-C in the terminal reaches the stack
 * alone, which then stops things in order. Output goes straight into the log file.
 */
export async function launch(plan: Launch): Promise<Child> {
  const log = openLog(plan.logFile)
  const child = spawn(plan.command, plan.args, {
    cwd: plan.folder,
    env: plan.environment ?? process.env,
    detached: true,
    stdio: ['ignore', log, log],
  })
  closeSync(log)
  const exited = new Promise<Exit>((resolve) => {
    child.once('exit', (code, signal) => {
      plan.ledger.remove(plan.name)
      resolve({ code, signal })
    })
  })
  await new Promise<void>((resolve, reject) => {
    child.once('spawn', resolve)
    child.once('error', (cause) =>
      reject(
        new StackError(
          `${plan.command} could not be started`,
          `check that it can be run: ${plan.command} --version`,
          cause,
        ),
      ),
    )
  })
  const pid = child.pid ?? 0
  plan.ledger.addProcess(plan.name, pid)
  return handle(pid, exited)
}

function handle(pid: number, exited: Promise<Exit>): Child {
  let ended: Exit | undefined
  const known = exited.then((exit) => {
    ended = exit
    return exit
  })
  return {
    pid,
    exited: known,
    exit: () => ended,
    signal(signal) {
      if (ended === undefined) signalGroup(pid, signal)
    },
    async stop(graceMs) {
      if (ended !== undefined) return ended
      // A process frozen by SIGSTOP hears SIGTERM only when it goes on.
      signalGroup(pid, 'SIGTERM')
      signalGroup(pid, 'SIGCONT')
      const timer = new AbortController()
      const late = sleep(graceMs, undefined, { signal: timer.signal }).catch(() => undefined)
      const first = await Promise.race([known, late])
      timer.abort()
      if (first === undefined) signalGroup(pid, 'SIGKILL')
      return known
    },
  }
}

function openLog(file: string): number {
  mkdirSync(dirname(file), { recursive: true })
  try {
    if (statSync(file).size > largestLogBytes) renameSync(file, `${file}.1`)
  } catch {
    // No log yet.
  }
  return openSync(file, 'a')
}

/** The last lines of a log, for an error that has to say what happened. */
export function tailOf(file: string, lines = 12): string {
  try {
    return readFileSync(file, 'utf8').trimEnd().split('\n').slice(-lines).join('\n')
  } catch {
    return '(no log)'
  }
}

/** The size of a log now: what comes after it belongs to the next run. */
export function sizeOf(file: string): number {
  try {
    return statSync(file).size
  } catch {
    return 0
  }
}
