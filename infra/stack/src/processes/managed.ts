import { removeContainer } from '../docker/docker.ts'
import { patiently } from '../patience.ts'
import { StackError } from '../report/stack-error.ts'
import { type Child, type Exit, type Launch, launch, sizeOf, tailOf } from './child.ts'
import { run } from './run-command.ts'

/** A server that can be started, stopped, killed and started again at the same address. */
export interface Managed {
  readonly name: string
  readonly logFile: string
  pid(): number | undefined
  running(): boolean
  /** Starts it and waits until it answers; nothing happens when it already runs. */
  start(): Promise<void>
  /** Ends it politely, by force after the grace; it stays down until started again. */
  stop(graceMs?: number): Promise<void>
  /** `kill -9`; resolves when it is gone. A supervised server comes back by itself. */
  kill(): Promise<void>
  /** Any signal, e.g. SIGSTOP and SIGCONT to freeze and thaw it. */
  signal(signal: NodeJS.Signals): void
  /** Told each time it has come up. */
  onStarted(listener: () => void): void
  /** Told when it ended without having been asked to stop. */
  onUnaskedExit(listener: (exit: Exit) => void): void
}

/** What a managed server needs to know. */
export interface ManagedPlan {
  readonly launch: Launch
  /** True once it answers; asked after each launch, given where this run's log begins. */
  readonly ready: (stop: AbortSignal, logFrom: number) => Promise<boolean>
  readonly readyWithinMs: number
  readonly graceMs: number
  readonly mend: string
  /** The container that the launched `docker run` holds, where it is one. */
  readonly container?: string
}

/** Makes a managed server out of a plan; it isn't started yet. */
export function managed(plan: ManagedPlan): Managed {
  const { name, logFile, ledger } = plan.launch
  const listeners: ((exit: Exit) => void)[] = []
  const upListeners: (() => void)[] = []
  let child: Child | undefined
  let starting: Promise<void> | undefined
  let asked = false

  const isUp = () => child !== undefined && child.exit() === undefined
  const startNow = async () => {
    asked = false
    const logFrom = sizeOf(logFile)
    if (plan.container !== undefined) {
      await removeContainer(plan.container)
      ledger.addContainer(plan.container)
    }
    const started = await launch(plan.launch)
    child = started
    const up = await becomesReady(plan, started, logFrom)
    if (!up) {
      asked = true
      await forceEnd(plan, started)
      throw new StackError(
        `${name} did not come up; the end of ${logFile}:\n${tailOf(logFile)}`,
        plan.mend,
      )
    }
    for (const listener of upListeners) listener()
    void started.exited.then((exit) => {
      if (!asked) for (const listener of listeners) listener(exit)
    })
  }

  return {
    name,
    logFile,
    pid: () => (isUp() ? child?.pid : undefined),
    running: isUp,
    async start() {
      if (isUp() && starting === undefined) return
      starting ??= startNow().finally(() => {
        starting = undefined
      })
      await starting
    },
    async stop(graceMs = plan.graceMs) {
      asked = true
      if (child === undefined) return
      await child.stop(graceMs)
      if (plan.container !== undefined) {
        await removeContainer(plan.container)
        ledger.remove(plan.container)
      }
    },
    async kill() {
      if (child !== undefined) await forceEnd(plan, child)
    },
    signal(signal) {
      if (plan.container === undefined) child?.signal(signal)
      else void signalContainer(plan.container, signal)
    },
    onStarted: (listener) => upListeners.push(listener),
    onUnaskedExit: (listener) => listeners.push(listener),
  }
}

async function becomesReady(plan: ManagedPlan, child: Child, logFrom: number): Promise<boolean> {
  const stop = new AbortController()
  const ended = child.exited.then(() => false)
  const deadline = setTimeout(() => stop.abort(), patiently(plan.readyWithinMs))
  try {
    return await Promise.race([plan.ready(stop.signal, logFrom), ended])
  } finally {
    clearTimeout(deadline)
    stop.abort()
  }
}

async function forceEnd(plan: ManagedPlan, child: Child): Promise<void> {
  if (plan.container !== undefined) await removeContainer(plan.container)
  child.signal('SIGKILL')
  await child.exited
}

async function signalContainer(name: string, signal: NodeJS.Signals): Promise<void> {
  const verbs: Partial<Record<NodeJS.Signals, string[]>> = {
    SIGSTOP: ['pause', name],
    SIGCONT: ['unpause', name],
  }
  const args = verbs[signal] ?? ['kill', '--signal', signal, name]
  await run({ command: 'docker', args, deadlineMs: 10_000 }).catch(() => undefined)
}
