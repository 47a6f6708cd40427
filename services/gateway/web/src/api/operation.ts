import { addressOf, type OperationId, operation } from '../contract/contract.ts'
import { callGateway } from './http.ts'

export type { Outcome } from './gen/model/index.ts'

/** Gives one command by its name in the contract; the key lets it be repeated without being done twice. */
export function callOperation<Answer>(
  id: OperationId,
  path: Readonly<Record<string, string>>,
  request: unknown,
  idempotencyKey: string,
): Promise<Answer> {
  return callGateway<Answer>(addressOf(id, path), {
    method: operation(id).method,
    headers: { 'content-type': 'application/json', 'Idempotency-Key': idempotencyKey },
    body: JSON.stringify(request),
  })
}
