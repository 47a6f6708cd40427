import type { Parsed } from '@seedline/values'
import * as z from 'zod'

type Path = readonly (string | number)[]

/**
 * What the shape takes, parsed once into a domain value; a refusal keeps the parser's own sentences. The document shows
 * the shape. `placeOf` says in which member of the shape a problem lies.
 */
export const parsedBy = <S extends z.ZodType, T>(
  shape: S,
  parse: (input: z.output<S>) => Parsed<T>,
  placeOf: (code: string) => Path = () => [],
) =>
  shape.transform((input, context): T => {
    const parsed = parse(input)
    if (parsed.ok) return parsed.value
    context.addIssue({
      code: 'custom',
      message: parsed.problem.code,
      path: [...placeOf(parsed.problem.code)],
      params: { problem: parsed.problem },
    })
    return z.NEVER
  })
