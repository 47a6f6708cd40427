import type { Report } from './report/report.ts'
import { StackError, tell } from './report/stack-error.ts'

/** One way to get a server; several are tried in a fixed order. */
export interface Candidate<Kind extends string, Server> {
  readonly kind: Kind
  /** What was asked for by name: when it fails, no other way may stand in for it. */
  readonly binding?: boolean
  /** Whether this way is open here, and why or why not, in a few words. */
  look(): Promise<Sight>
  /** Takes it; a failure passes on to the next way. */
  open(note: (detail: string) => void): Promise<Server>
}

/** What a look at a candidate found. */
export interface Sight {
  readonly usable: boolean
  readonly why: string
}

/** What was taken, and what was seen on the way. */
export interface Taken<Kind extends string, Server> {
  readonly kind: Kind
  readonly why: string
  readonly server: Server
}

/** Takes the first candidate that is open and comes up; says why those before it were not. */
export async function takeFirst<Kind extends string, Server>(
  what: string,
  candidates: readonly Candidate<Kind, Server>[],
  mend: string,
  report: Report,
  note: (detail: string) => void,
): Promise<Taken<Kind, Server>> {
  const passed: string[] = []
  for (const candidate of candidates) {
    note(`looking for ${candidate.kind}`)
    const sight = await candidate.look()
    if (!sight.usable) {
      passed.push(`${candidate.kind}: ${sight.why}`)
      continue
    }
    try {
      note(`${candidate.kind}: ${sight.why}`)
      return { kind: candidate.kind, why: sight.why, server: await candidate.open(note) }
    } catch (error) {
      if (candidate.binding === true) throw error
      passed.push(`${candidate.kind}: ${tell(error)}`)
      report.warn(`${what} by ${candidate.kind} failed; trying the next way\n${tell(error)}`)
    }
  }
  throw new StackError(`no ${what} to be had:\n  ${passed.join('\n  ')}`, mend)
}
