import type { Recording } from './recording.ts'

interface Answer {
  readonly request: string
  readonly body: unknown
}

interface Refused {
  readonly code?: unknown
  readonly errors?: readonly { readonly code: unknown }[]
}

interface Operation {
  /** As the document was folded: each status with its codes as keys. */
  readonly responses: Readonly<Record<string, object>>
}

/** An operation of the OpenAPI document, with the requests that reach it. */
export interface Documented {
  readonly address: string
  readonly reaches: RegExp
  readonly operation: unknown
}

/** The operations of the OpenAPI document; those without parameters in their path come first. */
export function documented(openapi: Recording['openapi']): readonly Documented[] {
  const { body } = openapi['read-openapi'] as {
    readonly body: { readonly paths: Readonly<Record<string, Readonly<Record<string, unknown>>>> }
  }
  return Object.entries(body.paths)
    .toSorted(([a], [b]) => a.split('{').length - b.split('{').length)
    .flatMap(([path, methods]) => {
      const pattern = path.replaceAll(/\{[^}]+\}/g, '(?:@\\{[^}]+\\}|[^/]+)')
      return Object.entries(methods).map(([method, operation]) => ({
        address: `${method.toUpperCase()} ${path}`,
        reaches: new RegExp(`^${method.toUpperCase()} ${pattern}$`),
        operation,
      }))
    })
}

/** Method and path of a recorded request, without its query and without who sent it. */
export const addressed = (request: string): string => request.replace(/[?(].*$/, '').trim()

/** The refusals that an operation answered with and does not name in the OpenAPI document. */
export function undocumentedRefusals({ answers, openapi }: Recording): readonly string[] {
  const operations = documented(openapi)
  const found = Object.values(answers).flatMap((answer) => {
    const { request, body } = answer as Answer
    const { code, errors = [] } = (body ?? {}) as Refused
    // The fault of a field alone gives the whole its code; which those are, the field's schema tells.
    if (errors.some((fault) => fault.code === code)) return []
    const asked = operations.find(({ reaches }) => reaches.test(addressed(request)))
    if (typeof code !== 'string' || asked === undefined) return []
    const { responses } = asked.operation as Operation
    const named = Object.values(responses).flatMap((one) => Object.keys(one))
    return named.includes(code) ? [] : [`${asked.address} ${code}`]
  })
  return [...new Set(found)]
}
