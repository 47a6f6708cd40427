import type { Difference } from './difference.ts'
import type { Look, Verdict } from './settle.ts'

/** At most so many are listed; beyond, the count says enough. */
const most = 1000
/** So many may be on their way at once, as where a view is behind; each is looked at again. */
const mostLooks = 20_000

/** What has been found so far. Its size is bounded however much is wrong. */
export interface Findings {
  add(...differences: readonly Difference[]): void
  /** To be looked at again, once all has been read: it may come right. */
  later(look: Look): void
  /** So many more were found than are looked at. */
  unlisted(count: number): void
  /** Whether so much is wrong that one more need not be looked at in detail, only counted. */
  enough(): boolean
  readonly differences: readonly Difference[]
  readonly looks: readonly Look[]
  /** How many were found beyond those listed. */
  readonly more: number
}

export function noFindings(): Findings {
  const differences: Difference[] = []
  const looks: Look[] = []
  const told = new Set<string>()
  let more = 0
  return {
    add(...found) {
      for (const difference of found) {
        // One document may be looked at for two reasons.
        const { what, code, detail } = difference
        const said = `${code} ${what} ${detail}`
        if (told.has(said)) continue
        if (differences.length >= most) more += 1
        else {
          told.add(said)
          differences.push(difference)
        }
      }
    },
    later(look) {
      if (looks.length < mostLooks) looks.push(look)
      else more += 1
    },
    unlisted: (count) => {
      more += count
    },
    enough: () => differences.length >= most,
    differences,
    looks,
    get more() {
      return more
    },
  }
}

/** Looks at one thing at once: what is wrong is told, what is late is looked at again later. */
export async function judge(findings: Findings, look: Look): Promise<void> {
  if (findings.enough()) {
    findings.later(look)
    return
  }
  const verdict: Verdict = await look()
  if (verdict.kind === 'wrong') findings.add(...verdict.differences)
  if (verdict.kind === 'late') findings.later(look)
}
