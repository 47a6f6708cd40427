import type { Recording } from './recording.ts'

interface Document {
  readonly body: { readonly paths: Readonly<Record<string, Readonly<Record<string, unknown>>>> }
}

/** The operations of the OpenAPI document that no request of the story was answered by with success. */
export function operationsLeftOut({ answers, openapi }: Recording): readonly string[] {
  const { paths } = (openapi['read-openapi'] as Document).body
  const succeeded = [...Object.values(answers), openapi['read-openapi']]
    .map((answer) => answer as { readonly request: string; readonly status: number })
    .filter(({ status }) => status < 400)
    .map(({ request }) => request.replace(/[?(].*$/, '').trim())
  return Object.entries(paths).flatMap(([path, methods]) => {
    const address = path.replaceAll(/\{[^}]+\}/g, '(?:@\\{[^}]+\\}|[^/]+)')
    return Object.keys(methods)
      .map((method) => `${method.toUpperCase()} ${address}`)
      .filter((pattern) => !succeeded.some((one) => new RegExp(`^${pattern}$`).test(one)))
  })
}
