import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'

/** A process, told apart from a later one that got the same number by the moment it began. */
export interface ProcessIdentity {
  readonly pid: number
  readonly began: string
}

/** The identity of a running process, or undefined when there is none (a zombie counts as none). */
export function identify(pid: number): ProcessIdentity | undefined {
  const began = process.platform === 'linux' ? beganOnLinux(pid) : beganElsewhere(pid)
  return began === undefined ? undefined : { pid, began }
}

/** Whether this very process still runs. */
export function isRunning(known: ProcessIdentity): boolean {
  return identify(known.pid)?.began === known.began
}

/** Sends a signal to the process's whole group, or to it alone where it leads none; false if gone. */
export function signalGroup(pid: number, signal: NodeJS.Signals): boolean {
  for (const target of [-pid, pid]) {
    try {
      process.kill(target, signal)
      return true
    } catch {
      // No such group or process: try the next, then say so.
    }
  }
  return false
}

// `/proc/PID/stat`: "pid (name) state …"; the name may hold spaces, so count from the last bracket.
function beganOnLinux(pid: number): string | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
    return fields[0] === 'Z' || fields[0] === 'X' ? undefined : fields[19]
  } catch {
    return undefined
  }
}

function beganElsewhere(pid: number): string | undefined {
  try {
    const shown = execFileSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8' })
    return shown.trim().replaceAll(/\s+/g, '_') || undefined
  } catch {
    return undefined
  }
}
