import { differences } from './align.ts'
import type { Findings } from './findings.ts'

/** An entry as a line of the export has it. */
export interface EntryThere {
  readonly index: number
  readonly id: string
  readonly leaf: string
  readonly line: number
}

/** A group, with the lines that follow it. */
export interface OpenGroup {
  readonly from: number
  readonly to: number
  /** As they were recorded. */
  readonly leaves: readonly string[]
  readonly root: string
  readonly line: number
  readonly entries: EntryThere[]
}

/** What the group's entries are, beside the leaf hashes that were recorded. Of one that is cut off, the rest is told elsewhere. */
export function compareEntries(group: OpenGroup, findings: Findings, cutOff: boolean): void {
  const { from, leaves, entries } = group
  const there = entries.map(({ leaf }) => leaf)
  const found = differences(leaves, there)
  for (const one of found) {
    const index = from + one.recorded
    const missing = one.kind === 'inserted' ? undefined : leaves[one.recorded]
    if (one.kind === 'removed') {
      if (cutOff && one.recorded >= entries.length) continue
      const finding = { kind: one.kind, from: index, to: index + 1, line: group.line }
      findings.add({ finding, missing })
      continue
    }
    const { id, line, leaf } = entries[one.found] ?? { id: '', line: group.line, leaf: undefined }
    const to = one.kind === 'altered' ? index + 1 : index
    const at = from + one.found
    const finding = { kind: one.kind, from: index, to, ...(at !== index && { at }), line, id }
    findings.add({ finding, missing, extra: leaf })
  }
  if (found.length === 0) compareNumbers(group, findings)
}

function compareNumbers({ from, entries }: OpenGroup, findings: Findings): void {
  entries.forEach(({ index, id, line }, offset) => {
    const place = from + offset
    if (index === place) return
    findings.add({ finding: { kind: 'altered', from: place, to: place + 1, line, id } })
  })
}
