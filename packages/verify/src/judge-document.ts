import { firstDifference } from './compare.ts'
import type { Difference } from './difference.ts'
import type { FoundDocument, Refold, Suspect } from './refold-view.ts'
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
  asOf: Refold,
): Verdict {
  const differs = (code: Difference['code'], detail: string): Difference => ({
    service,
    where: 'view',
    what: `${view}/${key}`,
    code,
    detail,
  })
  const wrong = (...differences: readonly Difference[]): Verdict => ({ kind: 'wrong', differences })
  if (found === undefined) {
    if (due.size === 0) return { kind: 'right' }
    const streams = [...due.keys()].join(', ')
    return {
      kind: 'late',
      differences: [differs('DOCUMENT_MISSING', `it follows from ${streams}`)],
    }
  }
  if (found.damage !== '') return wrong(differs('DOCUMENT_DAMAGED', found.damage))
  const late = [...heldBack(found, differs), ...behind(found, due, differs)]
  const unfolded = [...asOf.stopped].map(([stream, { version, cause }]) =>
    differs('DOCUMENT_NOT_COMPARED', `${stream}@${version}: ${cause}`),
  )
  if (unfolded.length > 0) return wrong(...unfolded)
  const expected = asOf.documents.get(key)
  if (expected === undefined) {
    // Its first event may be held still, and then it has no data either.
    if (found.held > 0 && found.data === undefined) return { kind: 'late', differences: late }
    return wrong(differs('DOCUMENT_WITHOUT_EVENTS', 'no stream leads to it'))
  }
  const seen = firstDifference(Object.fromEntries(expected.seen), found.seen)
  const data = firstDifference(expected.data, found.data)
  if (data !== undefined || seen !== undefined) {
    return wrong(
      ...(data === undefined ? [] : [differs('DOCUMENT_DIFFERS', data)]),
      ...(seen === undefined ? [] : [differs('VERSION_DIFFERS', seen)]),
      ...late,
    )
  }
  return late.length > 0 ? { kind: 'late', differences: late } : { kind: 'right' }
}

type Differs = (code: Difference['code'], detail: string) => Difference

const heldBack = ({ held }: FoundDocument, differs: Differs): readonly Difference[] =>
  held === 0 ? [] : [differs('EVENTS_HELD', `${held} events wait behind a gap`)]

const behind = (
  found: FoundDocument,
  due: Suspect['due'],
  differs: Differs,
): readonly Difference[] =>
  [...due].flatMap(([stream, version]) => {
    const seen = found.seen[stream] ?? 0
    if (seen >= version) return []
    return [differs('VERSION_DIFFERS', `/${stream}: expected ${version}, found ${seen}`)]
  })
