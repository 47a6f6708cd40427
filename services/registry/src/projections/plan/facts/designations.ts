import { daysFrom } from '@seedline/values'
import { heldSpan } from '../../../designation/held.ts'
import type { DesignationsDocument } from '../../designations/document.ts'
import { families, keyBy, type PlanFact } from '../fact.ts'

/** The designations of an enterprise, each from its first day to its last. */
export const designationFacts = (
  { terms }: DesignationsDocument,
  version: number,
): readonly PlanFact[] =>
  terms.flatMap((term): readonly PlanFact[] => {
    const { from, to } = heldSpan(term, terms)
    if (term.reversed || (to !== null && to < from)) return []
    return [
      {
        family: families.designations,
        key: keyBy(term.kind, term.level, term.provenance),
        amount: '1',
        from,
        to: to === null ? null : (daysFrom(to, 1) ?? null),
        stage: 'followed',
        record: 'designation',
        factId: term.designationId,
        version,
      },
    ]
  })
