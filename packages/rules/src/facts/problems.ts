import type { FieldProblem, Parsed, Text } from '@seedline/values'

/** A value as what it means, or what is wrong with it at its place in the file. */
export type Read<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly problems: readonly FieldProblem[] }

export const is = <T>(value: T): Read<T> => ({ ok: true, value })

export const isNot = (
  ...problems: readonly FieldProblem[]
): { ok: false; problems: readonly FieldProblem[] } => ({
  ok: false,
  problems,
})

export const wrong = (pointer: string, code: string, title: Text): FieldProblem => ({
  pointer,
  code,
  title,
})

/** A parsed value at its place. */
export function at<T>(pointer: string, parsed: Parsed<T>): Read<T> {
  if (parsed.ok) return is(parsed.value)
  const { code, title, mend } = parsed.problem
  return isNot({ pointer, code, title, mend })
}

/** The path to a place in a file as a JSON pointer, whatever its keys are. */
export const pointerOf = (path: readonly PropertyKey[]): string =>
  path
    .map((step) => `/${String(step).slice(0, 60).replaceAll('~', '~0').replaceAll('/', '~1')}`)
    .join('')
