import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { checkout, sharedCache } from '../places.ts'
import { findProgram } from '../processes/find-program.ts'
import { mustRun } from '../processes/run-command.ts'
import { StackError } from '../report/stack-error.ts'

const pom = join(checkout, 'infra/stack/kafka/pom.xml')
const deadlineMs = 10 * 60_000
const noMaven = 'install Maven (Debian: apt-get install maven; macOS: brew install maven)'

/** The version of Apache Kafka that the pom names. */
export function kafkaVersion(): string {
  const text = readFileSync(pom, 'utf8')
  return /kafka_2\.13<\/artifactId>\s*<version>([^<]+)/.exec(text)?.[1] ?? 'unknown'
}

/** The class path kept from an earlier start, when all its jars are still there. */
export function keptClassPath(): string | undefined {
  try {
    const kept = readFileSync(keptIn(), 'utf8').trim()
    return kept.split(delimiter).every((jar) => existsSync(jar)) ? kept : undefined
  } catch {
    return undefined
  }
}

/** Where the broker's jars lie; Maven fetches them at the first start (44 MB). */
export async function classPath(
  path: string,
  note: (detail: string) => void,
  stop?: AbortSignal,
): Promise<string> {
  const kept = keptClassPath()
  if (kept !== undefined) return kept
  const maven = findProgram('mvn', path)
  if (maven === undefined) throw new StackError('no mvn on the PATH', noMaven)
  note(`Maven fetches the jars of Apache Kafka ${kafkaVersion()} (44 MB, once)`)
  mkdirSync(sharedCache, { recursive: true })
  const goal = ['dependency:build-classpath', '-DincludeScope=runtime']
  await mustRun(
    {
      command: maven,
      args: ['-B', '-f', pom, ...goal, `-Dmdep.outputFile=${keptIn()}`],
      deadlineMs,
      onLine: (line) => note(`Maven: ${fetched(line) ?? 'reading the pom'}`),
      ...(stop === undefined ? {} : { stop }),
    },
    'Maven could not fetch the jars: check the network and ~/.m2/settings.xml',
  )
  return readFileSync(keptIn(), 'utf8').trim()
}

// "Downloaded from central: <address>/kafka_2.13-4.3.1.jar (…)" → the file's name.
function fetched(line: string): string | undefined {
  return /Download\S* from .*\/([^/\s]+)/.exec(line)?.[1]
}

function keptIn(): string {
  const key = createHash('sha256').update(readFileSync(pom)).digest('hex').slice(0, 12)
  return join(sharedCache, `kafka-class-path-${key}`)
}
