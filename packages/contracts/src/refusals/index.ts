import { type Problem, ProblemError } from '@seedline/values'
import { refusalTable as table } from '../gen/gathered/refusals.ts'
import { type Fact, type FactsOf, problemIn, type Refusal } from './refusal.ts'

export type { Fact, Refusal, Sentences } from './refusal.ts'

type Table = typeof table

/** Every code that an answer may carry. */
export type RefusalCode = keyof Table

/** Every refusal, once: deciders, edges, the OpenAPI document and the pages under /errors/ read it. */
export const refusals: Readonly<Record<RefusalCode, Refusal>> = table

/** What is declared of a code; undefined when it is none of ours. */
export const refusalOf = (code: string): Refusal | undefined =>
  Object.hasOwn(table, code) ? table[code as RefusalCode] : undefined

type Facts<C extends RefusalCode> = Readonly<Record<FactsOf<Table[C]>, Fact>>

/** The facts of a code as arguments: none where it carries none. */
type Given<C extends RefusalCode> = [FactsOf<Table[C]>] extends [never] ? [] : [facts: Facts<C>]

/** A refusal with the facts of the case at hand. */
export const problemOf = <C extends RefusalCode>(
  code: C,
  ...[facts]: Given<C>
): Problem<Table[C]['kind']> => problemIn(code, table[code], facts)

/** The same, to be thrown. */
export const refusal = <C extends RefusalCode>(code: C, ...given: Given<C>): ProblemError =>
  new ProblemError(problemOf(code, ...given))

/** The same, keeping for the log what it was caused by. */
export const causedBy = <C extends RefusalCode>(
  cause: unknown,
  code: C,
  ...given: Given<C>
): ProblemError => new ProblemError(problemOf(code, ...given), { cause })

/** A refusal by its title and mend alone, for whoever knows no more of the case. */
export const plainly = (code: RefusalCode): Problem =>
  problemIn(code, { ...refusals[code], detail: refusals[code].title })
