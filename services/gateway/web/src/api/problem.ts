/** A refusal as RFC 9457 problem details, with what the gateway adds. */
export interface ProblemDetails {
  readonly type: string
  readonly title: string
  readonly status: number
  readonly code: string
  readonly detail?: string
  readonly mend?: string
  readonly traceId?: string
  readonly requestId?: string
  readonly errors?: readonly { readonly pointer: string; readonly title: string }[]
}

export class GatewayProblem extends Error {
  readonly problem: ProblemDetails

  constructor(problem: ProblemDetails, cause?: unknown) {
    super(`${problem.code}: ${problem.title}`, { cause })
    this.name = 'GatewayProblem'
    this.problem = problem
  }
}

export function isForbidden(error: unknown): boolean {
  return error instanceof GatewayProblem && error.problem.status === 403
}

export function isNotFound(error: unknown): boolean {
  return error instanceof GatewayProblem && error.problem.status === 404
}
