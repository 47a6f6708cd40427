/** What can be wrong with an export. */
export type FindingKind =
  /** Not what was recorded. */
  | 'altered'
  | 'removed'
  | 'inserted'
  | 'reordered'
  /** Missing at the end. */
  | 'truncated'
  /** What was recorded was itself replaced: it does not lead to what was recorded or signed after it. */
  | 'rewritten'
  /** A head that somebody kept is of another history than this. */
  | 'forked'
  /** A head that nobody signed whose keys are known. */
  | 'head-not-signed'
  /** A line that is none of an export, or none of this place. */
  | 'line'

/** And where. Entries are numbered from 0. */
export interface Finding {
  readonly kind: FindingKind
  /** The first entry that is meant; of several among which one is meant, the first that it may be. */
  readonly from: number
  /** The first after it that isn't meant. */
  readonly to: number
  /** The place at which it stands, where that is another. */
  readonly at?: number
  /** The line of the export, from 1 on. */
  readonly line?: number
  readonly id?: string
}

/** A finding, the recorded leaf that is missing with it, and the one that stands there. */
export interface Found {
  readonly finding: Finding
  readonly missing?: string | undefined
  readonly extra?: string | undefined
}

const MOST_TOLD = 1000

export interface Findings {
  add(found: Found): void
  /** What is missing in one place and stands in another is one finding, not two. */
  settled(): { readonly findings: readonly Finding[]; readonly more: number }
}

/** Memory is bounded, whatever is wrong: what is beyond is counted. */
export function findingList(): Findings {
  const all: Found[] = []
  let more = 0
  return {
    add(found) {
      if (all.length < MOST_TOLD) all.push(found)
      else more += 1
    },
    settled: () => ({ findings: moved(all), more }),
  }
}

function moved(all: readonly Found[]): readonly Finding[] {
  const missing = new Map(all.flatMap((one) => (one.missing ? [[one.missing, one] as const] : [])))
  const standing = new Set(all.flatMap(({ extra }) => (extra ? [extra] : [])))
  return all.flatMap((one): Finding[] => {
    const { finding } = one
    const from = one.extra === undefined ? undefined : missing.get(one.extra)?.finding.from
    const wentElsewhere = one.missing !== undefined && standing.has(one.missing)
    if (from !== undefined) {
      const here = finding.at ?? finding.from
      const gone: Finding[] =
        one.missing === undefined || wentElsewhere ? [] : [{ ...finding, kind: 'removed' }]
      return [{ ...finding, kind: 'reordered', from, to: from + 1, at: here }, ...gone]
    }
    if (!wentElsewhere) return [finding]
    return one.extra === undefined ? [] : [{ ...finding, kind: 'inserted' }]
  })
}
