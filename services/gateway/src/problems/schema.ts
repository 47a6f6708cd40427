import type { Schema } from '@seedline/contracts/kinds'

const text: Schema = { type: 'string' }

export const fieldProblem: Schema = {
  $name: 'FieldProblem',
  description: 'What is wrong with one field.',
  type: 'object',
  properties: {
    pointer: {
      type: 'string',
      description: 'JSON pointer into the body; `query:x`, `path:x` or `header:x` else.',
    },
    code: text,
    detail: text,
    mend: text,
  },
  required: ['pointer', 'code', 'detail', 'mend'],
  additionalProperties: false,
}

/** The body of every refusal (RFC 9457). */
export const problemSchema: Schema = {
  $name: 'Problem',
  description: 'Why a request was refused, and how to mend it (RFC 9457).',
  type: 'object',
  properties: {
    type: {
      type: 'string',
      description: 'Address of a page about the code.',
      examples: ['/errors/AMOUNT_NOT_A_STRING'],
    },
    title: { type: 'string', description: 'What the code means, in the language asked for.' },
    status: { type: 'integer' },
    detail: { type: 'string', description: 'What was wrong this time.' },
    instance: { type: 'string', description: 'The path asked for.' },
    code: {
      type: 'string',
      description: 'Stable, UPPER_SNAKE_CASE: what a program acts on.',
      examples: ['AMOUNT_NOT_A_STRING'],
    },
    mend: { type: 'string', description: 'How to mend it.' },
    errors: { type: 'array', items: fieldProblem },
    facts: { type: 'object', additionalProperties: text },
    traceId: text,
    requestId: text,
  },
  required: [
    'type',
    'title',
    'status',
    'detail',
    'instance',
    'code',
    'mend',
    'traceId',
    'requestId',
  ],
  additionalProperties: false,
}

interface FieldDetails {
  readonly pointer: string
  readonly code: string
  readonly detail: string
  readonly mend: string
}

/** What the body of a refusal holds. */
export interface ProblemDetails {
  readonly type: string
  readonly title: string
  readonly status: number
  readonly detail: string
  readonly instance: string
  readonly code: string
  readonly mend: string
  readonly errors?: readonly FieldDetails[]
  readonly facts?: Readonly<Record<string, string>>
  readonly traceId: string
  readonly requestId: string
}
