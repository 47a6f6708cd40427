import { type Operation, operationGroups } from '@seedline/contracts/operations'
import { fewAtATime } from '@seedline/event-store'
import type { RunningSystem } from '../system/running-system.ts'
import { type Answered, type Asked, askedByRest, grpcAsker, wholeRequest } from './asked.ts'
import { letterOf } from './outcome.ts'
import { requestsOf, tellingOf } from './requests.ts'
import { type Cell, type Column, cellsOf, type Relation } from './table.ts'
import { organisations, type Things } from './things.ts'

/** Every operation that there is. */
export const operations: readonly Operation[] = operationGroups.flatMap(({ operations: all }) =>
  Object.values<Operation>(all),
)

/** The organisation of somebody, as it stands to the things. */
function organisationOf(role: Column, relation: Relation): string {
  if (relation === 'none') return 'nowhere'
  if (role === 'bank-officer') return organisations.bank[relation]
  if (role === 'enterprise-officer') return organisations.enterprise[relation]
  return organisations.manager[relation]
}

type Ask = (asked: Asked) => Promise<Answered>

/** By each way, the cells that are not as the table says: none where all are. */
export async function cellsUnlike(
  system: RunningSystem,
  things: Things,
): Promise<readonly string[]> {
  const requests = requestsOf(things)
  const telling = tellingOf(things)
  const grpc = grpcAsker(system)
  const tokens = new Map<string, Promise<string>>()
  const tokenOf = ({ role, relation }: Cell): Promise<string> => {
    const organisation = organisationOf(role, relation)
    const key = `${role} ${organisation}`
    const subject = `user:${role}-of-${organisation}`
    const token = tokens.get(key) ?? system.signer.token(role, { organisation, subject })
    tokens.set(key, token)
    return token
  }
  const judge = async (operation: Operation, cell: Cell, way: string, ask: Ask) => {
    const { name } = operation
    const request = wholeRequest(operation, requests[name] ?? {}, things)
    const answered = await ask({ operation, request, token: await tokenOf(cell) })
    const letter = letterOf(operation, answered, telling[name] ?? '')
    if (letter === cell.expected) return []
    const { role, relation, expected } = cell
    return [`${name} by ${way}, ${role} of ${relation}: ${letter}, not ${expected}`]
  }
  const asks = operations.flatMap((operation) =>
    cellsOf(operation.name).flatMap((cell) => [
      () => judge(operation, cell, 'REST', (asked) => askedByRest(system, asked)),
      () => judge(operation, cell, 'gRPC', grpc.ask),
    ]),
  )
  const unlike: string[] = []
  try {
    for await (const found of fewAtATime(asks, (ask) => ask())) unlike.push(...found)
  } finally {
    grpc.close()
  }
  return unlike
}
