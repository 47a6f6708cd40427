import type { LastingKind, ProblemKind } from './problem-kind.ts'

/** Text for people, complete in both languages. */
export interface Text {
  readonly zh: string
  readonly en: string
}

/**
 * What is wrong with one field of a request; `pointer` is a JSON pointer, e.g.
 * `/commitments/0/amount`.
 */
export interface FieldProblem {
  readonly pointer: string
  readonly code: string
  readonly title: Text
  readonly mend?: Text
}

/** A refusal that a program can act on (`code`, UPPER_SNAKE) and a person can mend. */
export interface Problem<Kind extends ProblemKind = ProblemKind> {
  readonly code: string
  readonly kind: Kind
  readonly title: Text
  readonly mend: Text
  readonly fields?: readonly FieldProblem[]
  readonly facts?: Readonly<Record<string, string>>
}

/**
 * Why a decider refuses a command. Never of a kind that passes: whoever hears of it, such as a consumer, would wait
 * for what never comes.
 */
export type Objection = Problem<LastingKind>

/** Makes a problem; `more` adds the fields and facts where there are any. */
export function problem<Kind extends ProblemKind>(
  code: string,
  kind: Kind,
  title: Text,
  mend: Text,
  more: Pick<Problem, 'fields' | 'facts'> = {},
): Problem<Kind> {
  return { code, kind, title, mend, ...more }
}

/** Thrown by edges and use cases; edges map it to their own status. Keeps its cause. */
export class ProblemError extends Error {
  readonly problem: Problem

  constructor(problem: Problem, options?: { cause?: unknown }) {
    super(`${problem.code}: ${problem.title.en}`, options)
    this.name = 'ProblemError'
    this.problem = problem
  }
}
