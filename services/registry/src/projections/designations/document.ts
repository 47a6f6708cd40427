import { type RecordingDocument, recordingOf } from '@seedline/facts/answers'
import { type Evidence, type LocalDate, lastDate } from '@seedline/values'
import type { EventMeta } from '@seedline/views'
import {
  type DesignationEvent,
  type DesignationKind,
  type DesignationLevel,
  designationEvents,
} from '../../designation/events.ts'
import { heldSpan } from '../../designation/held.ts'
import { amended, type TermState, termOf } from '../../designation/state.ts'

/** One term with who recorded it, and every later word on it. */
export interface TermDocument extends TermState {
  readonly recording: RecordingDocument
  /** Oldest first. */
  readonly amendments: readonly AmendmentDocument[]
}

export interface AmendmentDocument {
  readonly reason: string
  readonly evidence: readonly Evidence[]
  readonly recording: RecordingDocument
}

/** When which kind is held: what the list across enterprises is found by. */
export interface FoundBy {
  readonly kind: DesignationKind
  readonly level: DesignationLevel
  readonly from: LocalDate
  readonly to: LocalDate
}

/** The designations of one enterprise, in the order of recording. */
export interface DesignationsDocument {
  readonly terms: readonly TermDocument[]
  readonly found: readonly FoundBy[]
}

export const noDesignations: DesignationsDocument = { terms: [], found: [] }

/** The document after an event. Pure; the same fold answers as-of questions from the stream. */
export function evolve(
  document: DesignationsDocument,
  event: DesignationEvent,
  meta: EventMeta,
): DesignationsDocument {
  if (!designationEvents.changes(event)) return document
  const terms = termsAfter(document.terms, event, recordingOf(meta))
  return { terms, found: foundBy(terms) }
}

function termsAfter(
  terms: readonly TermDocument[],
  event: DesignationEvent,
  recording: RecordingDocument,
): readonly TermDocument[] {
  if (event.type === 'DesignationGranted' || event.type === 'DesignationRenewed')
    return [...terms, { ...termOf(event), recording, amendments: [] }]
  const evidence = event.type === 'DesignationRevoked' ? event.evidence : []
  return terms.map((term) =>
    term.designationId === event.designationId
      ? {
          ...amended(term, event),
          amendments: [...term.amendments, { reason: event.reason, evidence, recording }],
        }
      : term,
  )
}

type Held = Parameters<typeof heldSpan>[0] & Pick<TermState, 'kind' | 'level'>

/** When which designation is held, without what was held on no day. */
export const foundBy = (terms: readonly Held[]): readonly FoundBy[] =>
  terms.flatMap((term) => {
    const { from, to } = heldSpan(term, terms)
    if (term.reversed || (to !== null && to < from)) return []
    return [{ kind: term.kind, level: term.level, from, to: to ?? lastDate }]
  })
