import { type Unit, unitsOf } from '../exact/unit.ts'
import type { FactWord } from '../reference/vocabulary.ts'

/** The units that a fact may be given in; none where it is no figure. */
export const unitsOfFact = (word: FactWord): readonly Unit[] =>
  word.kind === 'yearly' || word.kind === 'standing' ? unitsOf(word.measures) : []
