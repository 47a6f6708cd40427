import { type Operation, operationGroups, readRequest } from '@seedline/contracts/operations'
import { ProblemError } from '@seedline/values'
import { contracts } from '../rest/contracts.ts'
import { type Parts, readParts, requestPointer } from '../rest/read-parts.ts'

const operations = new Map<string, Operation>(
  operationGroups.flatMap(({ operations: all }) =>
    Object.values(all).map((one) => [one.name, one] as const),
  ),
)
/** A declared operation by its name. */
export const contractOf = (name: string) => {
  const found = contracts.find(({ operationId }) => operationId === name)
  if (found === undefined) throw new Error(`there is no operation ${name}`)
  return found
}

/** What reaches the service, read as it reads it. */
export const read = (name: string, given: Partial<Parts>): Record<string, unknown> => {
  const operation = operations.get(name)
  const parts = { path: {}, query: {}, body: undefined, ...given }
  const { service: _, ...message } = readParts(contractOf(name), parts)
  if (operation === undefined) return message
  const { requestSerialize, requestDeserialize } = operation.method
  const header = operation.effect === undefined ? {} : { commandId: 'c', expectedVersion: 0 }
  const bytes = requestSerialize({ ...message, ...header } as never)
  return readRequest(operation, requestDeserialize(bytes) as object).values as never
}

/** What is wrong with a request, at once and in order: `pointer CODE`. */
export const faultsOf = (name: string, given: Partial<Parts>): string[] => {
  try {
    read(name, given)
    return []
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error
    const { places } = contractOf(name)
    const inService = (error.stack ?? '').includes('readRequest')
    return (error.problem.fields ?? []).map(
      ({ pointer, code }) => `${inService ? requestPointer(places, pointer) : pointer} ${code}`,
    )
  }
}
