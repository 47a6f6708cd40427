import { spawn } from 'node:child_process'
import { patiently } from '../patience.ts'
import { StackError } from '../report/stack-error.ts'
import { signalGroup } from './identity.ts'

/** A command to run to its end. */
export interface Command {
  readonly command: string
  readonly args: readonly string[]
  readonly folder?: string
  readonly environment?: Readonly<Record<string, string | undefined>>
  readonly deadlineMs: number
  /** Told all that the command prints, as it prints it. */
  readonly onText?: (text: string) => void
  /** Told each line the command prints, as a sign of life. */
  readonly onLine?: (line: string) => void
  readonly stop?: AbortSignal
}

/** What a command printed, and how it ended. */
export interface Finished {
  readonly code: number
  readonly output: string
}

const longestOutput = 200_000
const runningNow = new Set<number>()

/** Ends every command that is running now; for a stack that is told to stop half-way. */
export function endRunningCommands(): void {
  for (const pid of runningNow) signalGroup(pid, 'SIGKILL')
}

/** Runs a command to its end, at most until its deadline; never throws for a non-zero exit. */
export async function run(plan: Command): Promise<Finished> {
  const child = spawn(plan.command, plan.args, {
    cwd: plan.folder,
    env: plan.environment ?? process.env,
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  if (child.pid !== undefined) runningNow.add(child.pid)
  let output = ''
  const take = (chunk: Buffer) => {
    const text = chunk.toString('utf8')
    output = (output + text).slice(-longestOutput)
    plan.onText?.(text)
    for (const line of text.split(/[\r\n]+/)) if (line.trim()) plan.onLine?.(line.trim())
  }
  child.stdout.on('data', take)
  child.stderr.on('data', take)
  const end = () => {
    if (child.pid !== undefined) signalGroup(child.pid, 'SIGKILL')
  }
  let late = false
  const deadlineMs = patiently(plan.deadlineMs)
  const deadline = setTimeout(() => {
    late = true
    end()
  }, deadlineMs)
  plan.stop?.addEventListener('abort', end, { once: true })
  try {
    const code = await new Promise<number>((resolve, reject) => {
      child.once('error', reject)
      child.once('close', (status) => resolve(status ?? 137))
    })
    if (late) output += `\n(ended after ${deadlineMs / 1_000} s)`
    return { code, output }
  } finally {
    if (child.pid !== undefined) runningNow.delete(child.pid)
    clearTimeout(deadline)
    plan.stop?.removeEventListener('abort', end)
  }
}

/** Runs a command that must succeed; its last lines are in the error when it doesn't. */
export async function mustRun(plan: Command, mend: string): Promise<string> {
  const finished = await run(plan).catch((cause: unknown) => {
    throw new StackError(`${plan.command} could not be run`, mend, cause)
  })
  if (finished.code === 0) return finished.output
  const last = finished.output.trimEnd().split('\n').slice(-15).join('\n')
  const shown = plan.args.filter((arg) => arg.length < 200).join(' ')
  throw new StackError(`${plan.command} ${shown} ended with ${finished.code}:\n${last}`, mend)
}
