import type { Contract } from '../rest/contract.ts'
import { components } from './components.ts'
import { operationObject } from './operation.ts'

const description = `Records how enterprises of a new-materials cluster grow from seed to listing, and who funds them.

- Money is \`{currency, amount}\` with the amount a decimal **string**.
- Every write that is recorded takes an \`Idempotency-Key\` and answers id, version, event ids and trace id.
- \`If-Match\` with the ETag of a read refuses a change decided on stale data (412).
- Reads can be asked *as of* a date: \`asOf\` (when it happened), \`recordedAsOf\` (when it was recorded).
- Every refusal is a problem (RFC 9457) with a stable \`code\` and a sentence that says how to mend it.
- \`X-Request-Id\` (8 to 128 letters, digits or . _ : -) is taken over or made; \`Accept-Language\` (zh, en) chooses
  the language of refusals and CSV headings.
- The ETag is the version; it does not stand for the bytes of an answer, so it makes no 304.`

/** The OpenAPI 3.1 document, made of the declarations that read the requests. */
export const openApiDocument = (operations: readonly Contract[]): object => {
  const all = components()
  const paths: Record<string, Record<string, object>> = {}
  for (const one of operations)
    paths[one.path] = { ...paths[one.path], [one.method]: operationObject(one, all) }
  return {
    openapi: '3.1.0',
    info: { title: 'Seedline', version: '1.0.0', description },
    servers: [{ url: '/' }],
    tags: [...new Set(operations.map(({ tag }) => tag.en))].map((name) => ({ name })),
    paths,
    components: {
      securitySchemes: { bearer: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT' } },
      schemas: all.schemas,
    },
  }
}
