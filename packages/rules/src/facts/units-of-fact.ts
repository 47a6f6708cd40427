import { type Unit, unitsOf, unitsOfFigure } from '../exact/unit.ts'
import type { FactWord } from '../reference/vocabulary.ts'

/** The units that a fact may be given in; none where it is no figure. */
export function unitsOfFact(word: FactWord): readonly Unit[] {
  if (word.kind === 'yearly') return unitsOfFigure(word.measures, word.statement?.perShare)
  return word.kind === 'standing' ? unitsOf(word.measures) : []
}
