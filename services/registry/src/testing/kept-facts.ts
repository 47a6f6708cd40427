import { setTimeout as sleep } from 'node:timers/promises'
import type { Fact } from '@seedline/contracts/facts/v1/fact_service'
import { ProblemError } from '@seedline/values'
import type { Clients } from './running-registry.ts'

/** A consumer's read model of one kind: what it was told last of each id. */
export interface KeptFacts {
  readonly facts: ReadonlyMap<string, Fact>
  readonly absent: ReadonlySet<string>
  /** How often it was told all there is, and why it was broken off. */
  readonly figures: { anew: number; caughtUp: number; told: number }
  readonly breaks: string[]
  /** Of the last mark; '' before the first. */
  token(): string
  versionOf(id: string): number
  /** Breaks the connection; it goes on at the clients that `at` answers then, after so long. */
  interrupt(pauseMs?: number): void
  stop(): Promise<void>
}

interface Keeping {
  readonly kind: string
  readonly ids?: readonly string[]
  readonly at: () => Pick<Clients, 'watches'>
  readonly token: string
  readonly resumeToken?: string
}

const PAUSE_MS = 200

/**
 * Keeps a watch alive as a service does that has a read model of its own: it goes on from the last mark after every break,
 * and takes no version after a later one. @throws on `stop` where one was told out of order
 */
export function keepFacts({ kind, ids = [], at, token, resumeToken = '' }: Keeping): KeptFacts {
  const facts = new Map<string, Fact>()
  const absent = new Set<string>()
  const figures = { anew: 0, caughtUp: 0, told: 0 }
  const breaks: string[] = []
  const outOfOrder: string[] = []
  let last = resumeToken
  let over = false
  let pauseMs = PAUSE_MS
  let connection = new AbortController()

  const take = (fact: Fact): void => {
    const known = facts.get(fact.id)
    figures.told += 1
    if (known && known.version > fact.version) outOfOrder.push(`${fact.id}@${fact.version}`)
    facts.set(fact.id, fact)
    absent.delete(fact.id)
  }
  const run = async (): Promise<void> => {
    while (!over) {
      connection = new AbortController()
      const asked = { kind, ids, resumeToken: last }
      const options = { token, signal: connection.signal }
      try {
        for await (const { told } of at().watches.watchFacts(asked, options)) {
          if (told?.$case === 'begun' && told.value.anew) figures.anew += 1
          if (told?.$case === 'fact') take(told.value)
          if (told?.$case === 'absent') {
            absent.add(told.value.id)
            facts.delete(told.value.id)
          }
          if (told?.$case === 'mark') {
            figures.caughtUp += 1
            last = told.value.resumeToken || last
          }
        }
      } catch (error) {
        if (!(error instanceof ProblemError)) throw error
        breaks.push(error.problem.code)
      }
      if (!over) await sleep(pauseMs)
      pauseMs = PAUSE_MS
    }
  }
  const running = run()
  return {
    facts,
    absent,
    figures,
    breaks,
    token: () => last,
    versionOf: (id) => facts.get(id)?.version ?? 0,
    interrupt(ms = PAUSE_MS) {
      pauseMs = ms
      connection.abort()
    },
    async stop() {
      over = true
      connection.abort()
      await running
      if (outOfOrder.length > 0) throw new Error(`Told out of order: ${outOfOrder.join(', ')}`)
    },
  }
}
