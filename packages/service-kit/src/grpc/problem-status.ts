import { Metadata, status } from '@grpc/grpc-js'
import { Problem as ProblemMessage, Status } from '@seedline/contracts/errors/v1/problem'
import { type Problem, type ProblemKind, problemKinds } from '@seedline/values'
import { messageOfProblem } from './problem-message.ts'
import { shortened } from './shorten-problem.ts'

/** The trailer that carries google.rpc.Status. */
export const detailsKey = 'grpc-status-details-bin'

export const problemTypeUrl = 'type.googleapis.com/seedline.errors.v1.Problem'

// Trailers share HTTP/2's limit on headers (16 KiB in many peers), base64 included.
const mostDetailBytes = 6_144
const longestMessage = 512

/** What a failed call ends with. */
export interface FailedStatus {
  readonly code: status
  readonly details: string
  readonly metadata: Metadata
}

/** The gRPC status code of a kind. */
export const statusCodeOf = (kind: ProblemKind): status =>
  status[problemKinds[kind].grpc as keyof typeof status]

/** A problem as gRPC status: a line for people, the whole of it in the details. */
export function statusOf(problem: Problem): FailedStatus {
  const code = statusCodeOf(problem.kind)
  // A lone surrogate would make grpc-js throw when it encodes the message.
  const details = `${problem.code}: ${problem.title.en}`.slice(0, longestMessage).toWellFormed()
  const metadata = new Metadata()
  metadata.set(detailsKey, encoded(code, details, problem))
  return { code, details, metadata }
}

function encoded(code: number, message: string, problem: Problem): Buffer {
  for (const said of shortened(problem)) {
    const value = Buffer.from(ProblemMessage.encode(messageOfProblem(said)).finish())
    const bytes = Status.encode({
      code,
      message,
      details: [{ typeUrl: problemTypeUrl, value }],
    }).finish()
    if (bytes.byteLength <= mostDetailBytes) return Buffer.from(bytes)
  }
  return Buffer.from(Status.encode({ code, message, details: [] }).finish())
}
