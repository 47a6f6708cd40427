import { type Metadata, status } from '@grpc/grpc-js'
import { Problem as ProblemMessage, Status } from '@seedline/contracts/errors/v1/problem'
import { problemOf } from '@seedline/contracts/refusals'
import { type Problem, type ProblemKind, problem } from '@seedline/values'
import { problemOfMessage } from './problem-message.ts'
import { detailsKey, problemTypeUrl } from './problem-status.ts'

/** The problem that a peer put into the status details; undefined when there is none to be read. */
export function problemIn(metadata: Metadata | undefined): Problem | undefined {
  const bytes = metadata?.get(detailsKey)[0]
  if (!Buffer.isBuffer(bytes)) return undefined
  try {
    const found = Status.decode(bytes).details.find((detail) => detail.typeUrl === problemTypeUrl)
    return found && problemOfMessage(ProblemMessage.decode(found.value))
  } catch {
    return undefined
  }
}

/**
 * A problem for a status that came without one: from a proxy, the transport or a foreign server.
 * After a failed command nobody can tell what happened, unless it never left.
 */
export function problemOfStatus(
  code: status,
  call: { readonly query: boolean; readonly sent: boolean; readonly details: string },
): Problem {
  const lost = call.query || !call.sent ? unavailable : outcomeUnknown
  switch (code) {
    case status.UNAVAILABLE:
    case status.DEADLINE_EXCEEDED:
    case status.CANCELLED:
    case status.UNKNOWN:
    case status.INTERNAL:
    case status.DATA_LOSS:
    case status.ABORTED:
      return lost(nameOf(code))
    case status.UNAUTHENTICATED:
      return foreign(code, 'unauthenticated')
    case status.PERMISSION_DENIED:
      return foreign(code, 'forbidden')
    case status.NOT_FOUND:
      return foreign(code, 'not-found')
    case status.ALREADY_EXISTS:
      return foreign(code, 'already-exists')
    case status.INVALID_ARGUMENT:
    case status.OUT_OF_RANGE:
      return foreign(code, 'invalid')
    case status.RESOURCE_EXHAUSTED:
      return foreign(code, /larger than/.test(call.details) ? 'too-large' : 'exhausted')
    case status.FAILED_PRECONDITION:
      return foreign(code, 'refused')
    default:
      return foreign(code, 'internal')
  }
}

const nameOf = (code: status): string => status[code] ?? String(code)

const unavailable = (grpcStatus: string): Problem => ({
  ...problemOf('SERVICE_UNAVAILABLE'),
  facts: { grpc_status: grpcStatus },
})

const outcomeUnknown = (grpcStatus: string): Problem => ({
  ...problemOf('OUTCOME_UNKNOWN'),
  facts: { grpc_status: grpcStatus },
})

// No code of ours: whoever answered is none of our services.
const foreign = (code: status, kind: ProblemKind): Problem =>
  problem(
    nameOf(code),
    kind,
    { zh: '服务拒绝了请求，未说明原因', en: 'The service refused the call without saying why' },
    { zh: '请稍后重试', en: 'Try again in a moment' },
    { facts: { grpc_status: nameOf(code) } },
  )
