import * as z from 'zod'

const fieldProblem = z
  .strictObject({
    pointer: z
      .string()
      .meta({ description: 'JSON pointer into the body; `query:x`, `path:x` or `header:x` else.' }),
    code: z.string(),
    detail: z.string(),
    mend: z.string(),
  })
  .meta({ id: 'FieldProblem', description: 'What is wrong with one field.' })

/** The body of every refusal (RFC 9457). */
export const problemDetails = z
  .strictObject({
    type: z.string().meta({
      description: 'Address of a page about the code.',
      example: '/errors/AMOUNT_NOT_A_STRING',
    }),
    title: z.string().meta({ description: 'What the code means, in the language asked for.' }),
    status: z.int(),
    detail: z.string().meta({ description: 'What was wrong this time.' }),
    instance: z.string().meta({ description: 'The path asked for.' }),
    code: z.string().meta({
      description: 'Stable, UPPER_SNAKE_CASE: what a program acts on.',
      example: 'AMOUNT_NOT_A_STRING',
    }),
    mend: z.string().meta({ description: 'How to mend it.' }),
    errors: z.array(fieldProblem).optional(),
    facts: z.record(z.string(), z.string()).optional(),
    traceId: z.string(),
    requestId: z.string(),
  })
  .meta({ id: 'Problem', description: 'Why a request was refused, and how to mend it (RFC 9457).' })

/** What the body of a refusal holds. */
export type ProblemDetails = z.infer<typeof problemDetails>
