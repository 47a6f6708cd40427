import { join } from 'node:path'
import { findProgram } from '../processes/find-program.ts'
import { run } from '../processes/run-command.ts'

const oldest = 17
const quickMs = 5_000

/** A Java that can run the broker. */
export interface Java {
  readonly command: string
  readonly version: number
}

/** The Java of JAVA_HOME or the PATH, or why there is none that will do. */
export async function findJava(
  environment: Readonly<Record<string, string | undefined>> = process.env,
): Promise<Java | { readonly why: string }> {
  const home = environment.JAVA_HOME
  const path = [home ? join(home, 'bin') : '', environment.PATH ?? ''].join(':')
  const command = findProgram('java', path)
  if (command === undefined) return { why: 'no java on the PATH' }
  const answer = await run({ command, args: ['-version'], deadlineMs: quickMs }).catch(() => null)
  const version = Number(/version "(?:1\.)?(\d+)/.exec(answer?.output ?? '')?.[1] ?? 0)
  return version >= oldest
    ? { command, version }
    : { why: `${command} is version ${version || 'unknown'}; ${oldest} or newer is needed` }
}
