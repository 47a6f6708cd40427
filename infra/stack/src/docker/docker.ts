import { createHash } from 'node:crypto'
import { findProgram } from '../processes/find-program.ts'
import { run } from '../processes/run-command.ts'

const quickMs = 4_000
const removalMs = 20_000

/** The version of the Docker engine that answers, or why none does. */
export async function dockerEngine(
  path?: string,
): Promise<{ up: true; version: string } | { up: false; why: string }> {
  const docker = findProgram('docker', path)
  if (docker === undefined) return { up: false, why: 'no docker on the PATH' }
  const args = ['version', '--format', '{{.Server.Version}}']
  const answer = await run({ command: docker, args, deadlineMs: quickMs }).catch(() => undefined)
  const version = answer?.output.trim().split('\n').at(-1) ?? ''
  return answer?.code === 0 && /^\d/.test(version)
    ? { up: true, version }
    : { up: false, why: 'docker is installed, but its engine does not answer' }
}

/** A name for a container or volume that belongs to one stack folder alone. */
export function containerName(folder: string, what: string): string {
  return `seedline-${createHash('sha256').update(folder).digest('hex').slice(0, 10)}-${what}`
}

/** Ends and removes a container; true when there was one. */
export async function removeContainer(name: string): Promise<boolean> {
  const args = ['rm', '--force', '--volumes', name]
  const removed = await run({ command: 'docker', args, deadlineMs: removalMs }).catch(() => null)
  return removed?.code === 0 && !/no such container/i.test(removed.output)
}

/** Removes the volume that kept a container's data. */
export async function removeVolume(name: string): Promise<void> {
  const args = ['volume', 'rm', '--force', name]
  await run({ command: 'docker', args, deadlineMs: removalMs }).catch(() => undefined)
}
