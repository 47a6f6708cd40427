import { Refused } from './plan.ts'

/** A stretch of the compose file that says something of every service that records facts. */
interface Stretch {
  readonly where: string
  readonly lines: RegExp
  readonly said: (service: string) => string
}

const stretches: readonly Stretch[] = [
  {
    where: 'the addresses among the settings',
    lines: /(?:^ {2}[A-Z]+_ADDRESS: \S+\n)+/gm,
    said: (service) => `  ${service.toUpperCase()}_ADDRESS: ${service}:50051\n`,
  },
  {
    where: 'the containers',
    lines: /(?:^ {2}[a-z]+:\n {4}<<: \*recording\n {4}working_dir: \S+\n\n)+/gm,
    said: (service) =>
      `  ${service}:\n    <<: *recording\n    working_dir: /seedline/services/${service}\n\n`,
  },
  {
    where: 'what the gateway waits for',
    lines:
      /(?<=^ {2}gateway:\n(?: {4}.*\n)* {4}depends_on:\n)(?: {6}[a-z]+: \{ condition: service_healthy \}\n)+/gm,
    said: (service) => `      ${service}: { condition: service_healthy }\n`,
  },
]

/**
 * The compose file with every service that records facts, and no other.
 * @throws when a place where they stand isn't found
 */
export function composeOf(text: string, recording: readonly string[]): string {
  return stretches.reduce((written, { where, lines, said }) => {
    const found = [...written.matchAll(lines)]
    const [only] = found
    if (only === undefined || found.length > 1) {
      throw new Refused(
        `nothing was written: docker-compose.yml: ${where} were found ${found.length} times, not once`,
      )
    }
    const before = written.slice(0, only.index)
    return before + recording.map(said).join('') + written.slice(only.index + only[0].length)
  }, text)
}
