import type { RunBatchRequest, Verdict } from '@seedline/contracts/batches/v1/batch_service'
import {
  type AnyKind,
  described,
  fieldsFromJson,
  flag,
  isObject,
  line,
  list,
  object,
  oneOfWords,
  optional,
  streamVersion,
} from '@seedline/contracts/kinds'
import {
  batchEntries,
  collecting,
  type Operation,
  operationsInBatches,
  requestInvalid,
} from '@seedline/contracts/operations'
import { plainly, problemOf } from '@seedline/contracts/refusals'
import type { RecordingService } from '@seedline/contracts/services'
import type { CommandOutcome } from '@seedline/contracts/values/v1/values'
import { type CallOptions, problemOfMessage, problemWithin } from '@seedline/service-kit'
import { type Problem, problemKinds } from '@seedline/values'
import { commandIdOf, isIdempotencyKey } from '../../http/idempotency-key.ts'
import { saidOf } from '../../problems/details.ts'
import type { Language } from '../../problems/language.ts'
import { fieldProblem } from '../../problems/schema.ts'
import { ownerOf } from '../operation-route.ts'
import type { Input, Route } from '../route.ts'
import { answerSchema, ownContract } from './own-contract.ts'

/** Sends many requests of one RPC to the service that answers it. */
export type RunBatch = (
  service: RecordingService,
  request: RunBatchRequest,
  options: CallOptions,
) => Promise<readonly Verdict[]>

const tag = { zh: '成批提交', en: 'Batches' }
const text = { type: 'string' }
/** Each verdict's share of the answer, so that many long ones are told too. */
const mostBytesOfRefusal = 4_096

const operations = new Map(
  operationsInBatches.map((operation) => [operation.name, operation] as const),
)

/** The request of the operation: it says itself what it takes. */
const request: AnyKind = {
  schema: {
    type: 'object',
    additionalProperties: true,
    description: 'What the operation takes, the fields of its path among the others.',
  },
  none: undefined,
  optional: false,
  fromJson: (json, at, faults) =>
    isObject(json) ? json : faults.note(at, problemOf('OBJECT_EXPECTED')),
  read: (given) => given,
  toProto: (value) => value,
  recorded: (stored) => stored,
}

interface Entry {
  readonly key: string
  readonly expectedVersion: number
  readonly request: unknown
}

const asEntry = { decode: (): Entry => ({ key: '', expectedVersion: 0, request: {} }) }

const entry = object(
  asEntry,
  {
    key: described(
      line(128),
      'Its Idempotency-Key: the same one again is answered with the first outcome; no two entries of a batch share one.',
    ),
    expectedVersion: described(
      optional(streamVersion, 0),
      'The version that it was decided on, where that matters.',
    ),
    request: request as never,
  },
  { name: 'BatchEntry' },
)

const verdict = answerSchema(
  'BatchVerdict',
  {
    verdict: {
      type: 'string',
      enum: ['recorded', 'repeated', 'unchanged', 'acceptable', 'refused', 'not-now'],
      description:
        'Recorded now; recorded before under the same key; nothing to record; only tried and found in order; refused; or not-now: what became of it is not known, or it was not begun: give it again under the same key.',
    },
    id: text,
    version: { type: 'integer' },
    code: text,
    detail: text,
    mend: text,
    errors: { type: 'array', items: fieldProblem },
    facts: { type: 'object', additionalProperties: text },
  },
  ['id', 'version', 'code', 'detail', 'mend', 'errors', 'facts'],
)

const runBatch = ownContract('runBatch', {
  rest: 'POST /api/v1/batches/{operation}',
  tag,
  summary: {
    zh: '成批提交同一种命令，逐条给出结论；也可只试不记',
    en: 'Give many commands of one kind, each with a verdict; or only try them',
  },
  admits: 'any-role',
  request: {
    operation: oneOfWords([...operations.keys()]),
    tryOnly: optional(flag('Judge them by the same rules, and record nothing.'), false),
    entries: list(entry, batchEntries),
  },
  answer: {
    status: 200,
    schema: answerSchema('BatchVerdicts', {
      items: { type: 'array', items: verdict, description: 'One for each entry, in their order.' },
    }),
  },
  problems: [
    'BATCH_NOT_OFFERED',
    'BATCH_TOO_LARGE',
    'ROLE_NOT_ALLOWED',
    'SERVICE_UNAVAILABLE',
    'OUTCOME_UNKNOWN',
  ],
})

/** The route of batches: one for every operation that is taken in them. */
export const batchRoutes = (run: RunBatch): readonly Route[] => [
  {
    kind: 'answer',
    contract: runBatch,
    handle: async (input) => ({ body: { items: await verdictsOn(run, input) } }),
  },
]

async function verdictsOn(run: RunBatch, { message, actor, call, language }: Input) {
  const {
    operation: name,
    tryOnly,
    entries,
  } = message as {
    readonly operation: string
    readonly tryOnly: boolean
    readonly entries: readonly Entry[]
  }
  const operation = operations.get(name)
  const owner = operation && ownerOf(operation)
  if (operation === undefined || owner === undefined) throw new Error(`there is no ${name}`)
  const keys = new Set<string>()
  const read = entries.map((one) => {
    if (keys.has(one.key)) return plainly('IDEMPOTENCY_KEY_REUSED')
    keys.add(one.key)
    return readEntry(operation, one, actor?.subject ?? '')
  })
  const sent = read.filter((one) => one instanceof Uint8Array)
  // Whoever hangs up may ask again under the same keys: what is under way is carried through.
  const { signal: _, deadlineMs: __, ...carried } = call
  const answers =
    sent.length === 0
      ? []
      : await run(owner, { rpc: operation.method.path, requests: sent, tryOnly }, carried)
  const told = answers.values()
  return read.map((one) =>
    one instanceof Uint8Array
      ? shown(told.next().value, { tryOnly, language })
      : refused(one, language),
  )
}

/** An entry in the bytes of its request, or why it can't be one. */
function readEntry(
  operation: Operation,
  { key, ...given }: Entry,
  subject: string,
): Buffer | Problem {
  const faults = collecting()
  if (!isIdempotencyKey(key)) return problemOf('IDEMPOTENCY_KEY_MALFORMED')
  const fields = fieldsFromJson(
    operation.steps,
    given.request as Record<string, unknown>,
    '',
    faults,
  )
  if (faults.found.length > 0) return requestInvalid(faults.found)
  const message = {
    ...fields,
    commandId: commandIdOf(subject, key),
    expectedVersion: given.expectedVersion,
  }
  return operation.method.requestSerialize(message as never)
}

interface Telling {
  readonly tryOnly: boolean
  readonly language: Language
}

function shown(answer: Verdict | undefined, { tryOnly, language }: Telling) {
  const given = answer?.verdict
  if (given?.$case === 'outcome') return accepted(given.value, tryOnly)
  const problem = given && problemOfMessage(given.value)
  return refused(problem ?? problemOf('OUTCOME_UNKNOWN'), language)
}

function accepted({ id, version, eventIds, repeatedCommand }: CommandOutcome, tryOnly: boolean) {
  const said = () => {
    if (repeatedCommand) return 'repeated'
    if (eventIds.length === 0) return 'unchanged'
    return tryOnly ? 'acceptable' : 'recorded'
  }
  return { verdict: said(), id, version }
}

// Of what passes nobody knows that it is refused: it is asked for again.
const refused = (problem: Problem, language: Language) => ({
  verdict: problemKinds[problem.kind].passes ? 'not-now' : 'refused',
  ...saidOf(problemWithin(problem, mostBytesOfRefusal), language),
})
