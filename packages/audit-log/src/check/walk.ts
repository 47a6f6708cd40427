import { compareEntries, type OpenGroup } from './compare-entries.ts'
import type { Findings } from './findings.ts'
import type { CheckedHead } from './heads.ts'
import { history, type Roots } from './history.ts'
import type { ExportLine } from './lines.ts'
import { leafOfEntry } from './tree.ts'

type Of<K extends ExportLine['kind']> = Extract<ExportLine, { readonly kind: K }>

/** What a walk through an export came to. */
export interface Walked extends Roots {
  readonly entries: number
  readonly size: number
}

/** Takes an export line by line; holds one group of it and the edge of the tree. */
export interface Walk {
  group(group: Of<'group'>, line: number): void
  entry(entry: Of<'entry'>, line: number): void
  /** Undefined for one that isn't signed. */
  head(head: CheckedHead | undefined, line: number): void
  end(end: Of<'end'>): void
  finish(): Walked
}

const MOST_HELD = 4096

export function walk(kept: readonly CheckedHead[], findings: Findings): Walk {
  const told = history(kept, findings)
  let open: OpenGroup | undefined
  let size = 0
  let entries = 0
  /** The largest size that something says there is. */
  let claimed = Math.max(0, ...kept.map((head) => head.size))
  let ended = false

  const close = (cutOff = false): void => {
    if (!open) return
    const group = open
    const { from, to, line } = group
    open = undefined
    if (from < size) {
      findings.add({ finding: { kind: 'inserted', from: size, to: size, at: from, line } })
      return
    }
    if (from > size) {
      findings.add({ finding: { kind: 'removed', from: size, to: from, line } })
      told.broken()
    }
    compareEntries(group, findings, cutOff)
    told.grow({ ...group, there: group.entries.map(({ leaf }) => leaf) })
    size = to
  }

  return {
    group(group, line) {
      close()
      open = { ...group, line, entries: [] }
    },
    entry({ index, id, bytes }, line) {
      entries += 1
      const there = { index, id, leaf: leafOfEntry(id, bytes), line }
      if (open && open.entries.length < MOST_HELD) open.entries.push(there)
      else findings.add({ finding: { kind: 'inserted', from: size, to: size, line, id } })
    },
    head(head, line) {
      close()
      claimed = Math.max(claimed, head?.size ?? 0)
      const kind = head ? 'line' : 'head-not-signed'
      // None stands behind more than it says.
      if (!head || head.size < size) findings.add({ finding: { kind, from: size, to: size, line } })
      else told.head(head, line)
    },
    end(end) {
      close()
      ended = true
      claimed = Math.max(claimed, end.size)
    },
    finish() {
      const from = ended || !open ? undefined : reached(open)
      close(!ended)
      const to = Math.max(claimed, size)
      if (to > size || !ended) {
        findings.add({ finding: { kind: 'truncated', from: from ?? size, to } })
      }
      return { entries, size, ...told.finish() }
    },
  }
}

const reached = ({ from, to, entries }: OpenGroup): number => Math.min(to, from + entries.length)
