import { createDocument, type ZodOpenApiPathsObject } from 'zod-openapi'
import type { Contract } from '../rest/contract.ts'
import { contracts } from '../rest/contracts.ts'
import { operationObject } from './operation.ts'

const description = `Records how enterprises of a new-materials cluster grow from seed to listing, and who funds them.

- Money is \`{currency, amount}\` with the amount a decimal **string**.
- Every write takes an \`Idempotency-Key\` and answers id, version, event ids and trace id.
- \`If-Match\` with the ETag of a read refuses a change decided on stale data (412).
- Reads can be asked *as of* a date: \`asOf\` (when it happened), \`recordedAsOf\` (when it was recorded).
- Every refusal is a problem (RFC 9457) with a stable \`code\` and a sentence that says how to mend it.
- \`X-Request-Id\` (8 to 128 letters, digits or . _ : -) is taken over or made; \`Accept-Language\` (zh, en) chooses
  the language of refusals and CSV headings.
- The ETag is the version; it does not stand for the bytes of an answer, so it makes no 304.`

export type OpenApiDocument = Record<string, unknown>

const pathsOf = (operations: readonly Contract[]): ZodOpenApiPathsObject => {
  const paths: Record<string, ZodOpenApiPathsObject[string]> = {}
  for (const operation of operations)
    paths[operation.path] = {
      ...paths[operation.path],
      [operation.method]: operationObject(operation),
    }
  return paths
}

const tags = [...new Set(contracts.map(({ tag }) => tag))].map((name) => ({ name }))

/** The OpenAPI 3.1 document, made of the schemas that parse the requests. */
export const openApiDocument = (operations: readonly Contract[] = contracts): OpenApiDocument =>
  createDocument({
    openapi: '3.1.0',
    info: { title: 'Seedline', version: '1.0.0', description },
    servers: [{ url: '/' }],
    tags,
    components: {
      securitySchemes: { bearer: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT' } },
    },
    paths: pathsOf(operations),
  }) as unknown as OpenApiDocument
