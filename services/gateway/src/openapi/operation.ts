import * as z from 'zod'
import type { ZodOpenApiOperationObject } from 'zod-openapi'
import type { Contract } from '../rest/contract.ts'
import { idempotencyKey, ifMatch } from '../rest/headers.ts'
import { refusalsOf } from '../rest/refusals.ts'
import { refusalResponses } from './refusals.ts'

const requestHeaders = ({ write }: Contract): z.ZodObject =>
  z.object({
    ...(write ? { 'Idempotency-Key': idempotencyKey } : {}),
    ...(write === 'changes' ? { 'If-Match': ifMatch } : {}),
  })

const responseHeaders = ({ answer, write }: Contract): z.ZodObject =>
  z.object({
    'X-Request-Id': z.string(),
    'X-Trace-Id': z.string(),
    ...(answer.versioned || write === 'changes' || write === 'creates'
      ? {
          ETag: z.string().optional().meta({
            description: 'The version, for If-Match; absent where nothing is recorded yet.',
            example: '"7"',
          }),
        }
      : {}),
    ...(write
      ? {
          'Idempotency-Replayed': z
            .string()
            .optional()
            .meta({ description: '`true`: said before.' }),
        }
      : {}),
  })

const answerContent = ({ answer }: Contract) => {
  if (answer.stream) return { 'text/event-stream': { schema: answer.schema } }
  return {
    'application/json': { schema: answer.schema },
    ...(answer.csv ? { 'text/csv': { schema: z.string() } } : {}),
  }
}

const admitted = ({ admits }: Contract): string => {
  if (admits === 'anyone') return 'Needs no token.'
  return admits === 'any-role' ? 'Any role.' : `Roles: ${admits.join(', ')}.`
}

/** One operation of the document. */
export const operationObject = (operation: Contract): ZodOpenApiOperationObject => ({
  operationId: operation.operationId,
  tags: [operation.tag],
  summary: operation.summary.en,
  description: `${operation.summary.zh}\n\n${admitted(operation)}`,
  security: operation.admits === 'anyone' ? [] : [{ bearer: [] }],
  requestParams: {
    ...(operation.params ? { path: operation.params } : {}),
    ...(operation.query ? { query: operation.query } : {}),
    ...(operation.write ? { header: requestHeaders(operation) } : {}),
  },
  ...(operation.body
    ? {
        requestBody: {
          required: true,
          content: { 'application/json': { schema: operation.body } },
        },
      }
    : {}),
  responses: {
    [`${operation.answer.status}`]: {
      description: operation.write ? 'Done.' : 'The answer.',
      headers: responseHeaders(operation),
      content: answerContent(operation),
    },
    ...refusalResponses(refusalsOf(operation)),
  },
})
