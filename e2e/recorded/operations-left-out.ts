import { addressed, documented } from './documented.ts'
import type { Recording } from './recording.ts'

/** The operations of the OpenAPI document that no request of the story was answered by with success. */
export function operationsLeftOut({ answers, openapi }: Recording): readonly string[] {
  const succeeded = [...Object.values(answers), openapi['read-openapi']]
    .map((answer) => answer as { readonly request: string; readonly status: number })
    .filter(({ status }) => status < 400)
    .map(({ request }) => addressed(request))
  return documented(openapi)
    .filter(({ reaches }) => !succeeded.some((one) => reaches.test(one)))
    .map(({ address }) => address)
}
