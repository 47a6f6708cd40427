interface KindFacts<Passes extends boolean> {
  readonly http: number
  /** The name of the gRPC status. */
  readonly grpc: string
  /** Whether the same may be accepted when it is tried again a moment later. */
  readonly passes: Passes
}

const facts = (http: number, grpc: string): KindFacts<false> => ({ http, grpc, passes: false })
const passing = (http: number, grpc: string): KindFacts<true> => ({ http, grpc, passes: true })

/** Of what sort a problem is; every edge takes its status from here, and from nothing else. */
export const problemKinds = {
  invalid: facts(400, 'INVALID_ARGUMENT'),
  unauthenticated: facts(401, 'UNAUTHENTICATED'),
  forbidden: facts(403, 'PERMISSION_DENIED'),
  'not-found': facts(404, 'NOT_FOUND'),
  'not-allowed': facts(405, 'UNIMPLEMENTED'),
  'not-acceptable': facts(406, 'INVALID_ARGUMENT'),
  'too-slow': facts(408, 'CANCELLED'),
  'already-exists': facts(409, 'ALREADY_EXISTS'),
  conflict: facts(409, 'ABORTED'),
  /** Decided on a version that is no longer current. */
  stale: facts(412, 'ABORTED'),
  'too-large': facts(413, 'RESOURCE_EXHAUSTED'),
  unsupported: facts(415, 'INVALID_ARGUMENT'),
  refused: facts(422, 'FAILED_PRECONDITION'),
  exhausted: passing(429, 'RESOURCE_EXHAUSTED'),
  'headers-too-large': facts(431, 'RESOURCE_EXHAUSTED'),
  internal: facts(500, 'INTERNAL'),
  unavailable: passing(503, 'UNAVAILABLE'),
  'outcome-unknown': passing(504, 'UNKNOWN'),
} as const

export type ProblemKind = keyof typeof problemKinds

/** Kinds of what is refused again when nothing but time has passed. */
export type LastingKind = {
  readonly [Kind in ProblemKind]: (typeof problemKinds)[Kind]['passes'] extends true ? never : Kind
}[ProblemKind]

export const isProblemKind = (text: string): text is ProblemKind =>
  Object.hasOwn(problemKinds, text)
