import { addressOf, type OperationId, operation } from '../contract/contract.ts'
import { callGateway } from './http.ts'

export type { Outcome } from './gen/model/index.ts'

export interface Given {
  readonly path: Readonly<Record<string, string>>
  /** The version that was decided on, where that matters. */
  readonly seen?: number | undefined
  readonly request: unknown
  /** Lets the command be repeated without being done twice. */
  readonly key: string
}

/** Gives one command by its name in the contract. */
export function callOperation<Answer>(
  id: OperationId,
  { path, seen, request, key }: Given,
): Promise<Answer> {
  return callGateway<Answer>(addressOf(id, path), {
    method: operation(id).method,
    headers: {
      'content-type': 'application/json',
      'Idempotency-Key': key,
      ...(seen !== undefined && { 'If-Match': `"${seen}"` }),
    },
    body: JSON.stringify(request),
  })
}
