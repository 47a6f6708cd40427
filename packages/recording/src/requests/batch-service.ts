import {
  BatchServiceService,
  type RunBatchRequest,
  type Verdict,
} from '@seedline/contracts/batches/v1/batch_service'
import { operationGroups } from '@seedline/contracts/operations'
import { problemOf, refusal } from '@seedline/contracts/refusals'
import { allows } from '@seedline/contracts/roles'
import type { CommandOutcome } from '@seedline/contracts/values/v1/values'
import { type BoundService, bind, type Call, messageOfProblem } from '@seedline/service-kit/grpc'
import { type Problem, ProblemError } from '@seedline/values'

/** Bounds of one batch: how many requests it may hold, and how many of them are under way at once. */
export const MOST_REQUESTS = 200
const AT_ONCE = 16

type BoundMethod = BoundService['methods'][number]

interface Surroundings {
  /** What an error that carries no problem stands for, such as a database's. */
  readonly problemOf: (error: unknown) => Problem | undefined
  readonly logger: { error(facts: object, message: string): void }
}

/**
 * Many commands at a time of those that these services offer in batches: each goes the way that it would go alone,
 * and has an outcome of its own.
 */
export const batchService = (
  services: readonly BoundService[],
  surroundings: Surroundings,
): BoundService => {
  const offered = methodsInBatches(services)
  return bind(
    BatchServiceService,
    {
      async runBatch(request, call) {
        const method = offered.get(request.rpc)
        if (method === undefined) throw refusal('BATCH_NOT_OFFERED', { rpc: request.rpc })
        const { rule } = method
        if (!allows(rule, call.actor.roles))
          throw refusal('ROLE_NOT_ALLOWED', {
            needed_roles: typeof rule === 'string' ? rule : rule.join(', '),
          })
        if (request.requests.length > MOST_REQUESTS)
          throw refusal('BATCH_TOO_LARGE', { most: MOST_REQUESTS })
        return { verdicts: await verdictsOn(method, request, call, surroundings) }
      },
    },
    // Who may give each command is its own rule.
    { runBatch: 'any-role' },
  )
}

/** Each offered RPC by its path. */
function methodsInBatches(services: readonly BoundService[]): ReadonlyMap<string, BoundMethod> {
  const paths = new Set(
    operationGroups
      .flatMap(({ operations }) => Object.values(operations))
      .filter(({ inBatches }) => inBatches)
      .map(({ method }) => method.path),
  )
  const methods = services.flatMap((service) => service.methods)
  return new Map(
    methods
      .map((method) => [method.definition.path, method] as const)
      .filter(([path]) => paths.has(path)),
  )
}

async function verdictsOn(
  method: BoundMethod,
  { requests, tryOnly }: RunBatchRequest,
  call: Call,
  surroundings: Surroundings,
): Promise<readonly Verdict[]> {
  const verdicts = new Array<Verdict>(requests.length)
  const waiting = requests.entries()
  const worker = async () => {
    for (const [at, bytes] of waiting)
      verdicts[at] = await verdictOn(method, withBytes(call, bytes, tryOnly), surroundings)
  }
  await Promise.all(Array.from({ length: AT_ONCE }, worker))
  return verdicts
}

// The signal is made for whoever asks for it, so the call is not copied.
const withBytes = (call: Call, bytes: Uint8Array, tryOnly: boolean): Call =>
  Object.create(call, {
    bytes: { value: bytes },
    ...(tryOnly && { tryOnly: { value: true } }),
  }) as Call

async function verdictOn(
  { definition, handle }: BoundMethod,
  call: Call,
  surroundings: Surroundings,
): Promise<Verdict> {
  try {
    const request = readMessage(definition, call.bytes)
    const outcome = (await handle(request, call)) as CommandOutcome
    return { verdict: { $case: 'outcome', value: outcome } }
  } catch (error) {
    return { verdict: { $case: 'problem', value: messageOfProblem(told(error, surroundings)) } }
  }
}

function readMessage({ requestDeserialize }: BoundMethod['definition'], bytes: Uint8Array) {
  try {
    return requestDeserialize(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength))
  } catch (cause) {
    throw new ProblemError(problemOf('REQUEST_UNREADABLE'), { cause })
  }
}

function told(error: unknown, { problemOf: known, logger }: Surroundings): Problem {
  if (error instanceof ProblemError) return error.problem
  const problem = known(error)
  if (problem) return problem
  logger.error({ err: error }, 'a request of a batch crashed')
  return problemOf('INTERNAL')
}
