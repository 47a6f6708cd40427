import { expectRole } from '@seedline/contracts/admission'
import {
  BatchServiceService,
  type RunBatchRequest,
  type Verdict,
} from '@seedline/contracts/batches/v1/batch_service'
import { operationsInBatches } from '@seedline/contracts/operations'
import { problemOf, refusal } from '@seedline/contracts/refusals'
import type { CommandOutcome } from '@seedline/contracts/values/v1/values'
import {
  type BoundMethod,
  type BoundService,
  bind,
  type Call,
  type Circumstances,
  failureOf,
} from '@seedline/service-kit/grpc'
import { activeTraceId } from '@seedline/service-kit/tracing'
import { ProblemError } from '@seedline/values'
import { batchTime } from './batch-time.ts'
import { type TakeTurn, turnsOf } from './turns.ts'
import { MOST_REQUESTS, outcomeWithin, refusalWithin } from './verdict-within.ts'

/**
 * Of one subject's requests so many are under way at once, over all of their batches: a batch counts as one call only.
 * What is under way together is read, stored and published together; somebody else waits for no more than these few ms.
 */
const share = { inAll: 64, trials: 16 }

/** What an error that carries no problem stands for, and where failures are logged. */
type Surroundings = Pick<Circumstances, 'problemOf' | 'logger'>

/**
 * Many commands at a time of those that these services offer in batches: each goes the way that it would go alone,
 * and has an outcome of its own.
 */
export const batchService = (
  services: readonly BoundService[],
  surroundings: Surroundings,
): BoundService => {
  const offered = methodsInBatches(services)
  const take = turnsOf(share)
  return bind(
    BatchServiceService,
    {
      async runBatch(request, call) {
        const method = offered.get(request.rpc)
        if (method === undefined) throw refusal('BATCH_NOT_OFFERED', { rpc: request.rpc })
        expectRole(method.rule, call.actor.roles)
        if (request.requests.length > MOST_REQUESTS)
          throw refusal('BATCH_TOO_LARGE', { most: MOST_REQUESTS })
        return { verdicts: await verdictsOn({ method, request, call }, take, surroundings) }
      },
    },
    // Who may give each command is its own rule.
    { runBatch: 'any-role' },
  )
}

/** Each offered RPC by its path. */
function methodsInBatches(services: readonly BoundService[]): ReadonlyMap<string, BoundMethod> {
  const paths = new Set(operationsInBatches.map(({ method }) => method.path))
  const methods = services.flatMap((service) => service.methods)
  return new Map(
    methods
      .map((method) => [method.definition.path, method] as const)
      .filter(([path]) => paths.has(path)),
  )
}

interface Batch {
  readonly method: BoundMethod
  readonly request: RunBatchRequest
  readonly call: Call
}

async function verdictsOn(
  { method, request: { requests, tryOnly }, call }: Batch,
  take: TakeTurn,
  surroundings: Surroundings,
): Promise<readonly Verdict[]> {
  const verdicts = requests.map(() => notBegun)
  const waiting = requests.entries()
  const time = batchTime(call)
  const asking = { subject: call.actor.subject, isTrial: tryOnly, signal: time.closing }
  const worker = async () => {
    for (;;) {
      const end = await take(asking)
      if (end === undefined) return
      const { value, done } = waiting.next()
      if (!done) {
        const [at, bytes] = value
        const one = requestCall(call, { bytes, tryOnly, deadline: time.deadline })
        verdicts[at] = await verdictOn(method, one, surroundings)
      }
      end()
      if (done) return
    }
  }
  try {
    await Promise.all(Array.from({ length: Math.min(share.inAll, requests.length) }, worker))
  } finally {
    time.end()
  }
  return verdicts
}

const notBegun = refusalWithin(problemOf('BATCH_NOT_BEGUN'))

interface OfRequest {
  readonly bytes: Uint8Array
  readonly tryOnly: boolean
  readonly deadline: Date
}

// The signal is made for whoever asks for it, so the call is not copied.
const requestCall = (call: Call, { bytes, tryOnly, deadline }: OfRequest): Call =>
  Object.create(call, {
    bytes: { value: bytes },
    deadline: { value: deadline },
    ...(tryOnly && { tryOnly: { value: true } }),
  }) as Call

async function verdictOn(
  { definition, handle }: BoundMethod,
  call: Call,
  { logger, problemOf: known }: Surroundings,
): Promise<Verdict> {
  try {
    const request = readMessage(definition, call.bytes)
    return outcomeWithin((await handle(request, call)) as CommandOutcome)
  } catch (error) {
    const failure = failureOf(error, {
      cancelled: call.signal.aborted,
      path: definition.path,
      logger,
      traceId: activeTraceId() ?? '',
      problemOf: known,
    })
    return refusalWithin(failure)
  }
}

function readMessage({ requestDeserialize }: BoundMethod['definition'], bytes: Uint8Array) {
  try {
    return requestDeserialize(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength))
  } catch (cause) {
    throw new ProblemError(problemOf('REQUEST_UNREADABLE'), { cause })
  }
}
