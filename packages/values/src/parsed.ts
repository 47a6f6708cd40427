import { type Problem, ProblemError } from './problem.ts'

/** What a parser answers: the value, or why there is none. */
export type Parsed<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly problem: Problem }

export function accepted<T>(value: T): Parsed<T> {
  return { ok: true, value }
}

export function refused(problem: Problem): { readonly ok: false; readonly problem: Problem } {
  return { ok: false, problem }
}

/** The value of a trusted input. @throws ProblemError when it was not to be trusted. */
export function trusted<T>(parsed: Parsed<T>): T {
  if (!parsed.ok) throw new ProblemError(parsed.problem)
  return parsed.value
}

/** How a refused input is quoted back: short, and without asking an object to describe itself. */
export function quoted(input: unknown): string {
  const shown = typeof input === 'string' ? input : described(input)
  return shown.length <= 40 ? shown : `${shown.slice(0, 39)}…`
}

function described(input: unknown): string {
  if (input === null) return 'null'
  if (Array.isArray(input)) return 'a list'
  switch (typeof input) {
    case 'number':
    case 'bigint':
    case 'boolean':
      return `${typeof input} ${input}`
    default:
      return typeof input
  }
}
