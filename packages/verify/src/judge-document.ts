import { firstDifference } from './compare.ts'
import type { Difference } from './difference.ts'
import type { ExpectedDocument, FoundDocument, Suspect } from './refold-view.ts'
import type { Verdict } from './settle.ts'

/**
 * Whether a document is right as of the versions that it says it has, and whether it has come as far
 * as it must. `asOf` is folded from the streams up to those very versions, so that commands that came
 * meanwhile make no difference. What is only late may still come; what is wrong stays wrong.
 */
export function judgeDocument(
  service: string,
  view: string,
  { key, due }: Suspect,
  found: FoundDocument | undefined,
  asOf: ExpectedDocument | undefined,
): Verdict {
  const differs = (code: string, detail: string): Difference => ({
    service,
    where: 'view',
    what: `${view}/${key}`,
    code,
    detail,
  })
  if (found === undefined) {
    if (due.size === 0) return { kind: 'right' }
    const streams = [...due.keys()].join(', ')
    return {
      kind: 'late',
      differences: [differs('DOCUMENT_MISSING', `it follows from ${streams}`)],
    }
  }
  const late: Difference[] = []
  if (found.held > 0) {
    late.push(differs('EVENTS_HELD', `${found.held} events wait behind a gap`))
  }
  for (const [stream, version] of due) {
    const seen = found.seen[stream] ?? 0
    if (seen < version) {
      late.push(differs('VERSION_DIFFERS', `/${stream}: expected ${version}, found ${seen}`))
    }
  }
  if (asOf === undefined) {
    // Its first event may be held still, and then it has no data either.
    if (found.held > 0 && found.data === undefined) return { kind: 'late', differences: late }
    return {
      kind: 'wrong',
      differences: [differs('DOCUMENT_WITHOUT_EVENTS', 'no stream leads to it')],
    }
  }
  const seen = firstDifference(Object.fromEntries(asOf.seen), found.seen)
  const data = firstDifference(asOf.data, found.data)
  const wrong = [
    ...(data === undefined ? [] : [differs('DOCUMENT_DIFFERS', data)]),
    ...(seen === undefined ? [] : [differs('VERSION_DIFFERS', seen)]),
  ]
  if (wrong.length > 0) return { kind: 'wrong', differences: [...wrong, ...late] }
  return late.length > 0 ? { kind: 'late', differences: late } : { kind: 'right' }
}
