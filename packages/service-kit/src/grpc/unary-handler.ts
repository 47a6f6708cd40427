import type { Metadata } from '@grpc/grpc-js'
import { type Context, context, ROOT_CONTEXT, type Span, SpanKind, trace } from '@opentelemetry/api'
import { expectRole } from '@seedline/contracts/admission'
import type { Method } from '@seedline/contracts/method'
import { causedBy, plainly, refusal } from '@seedline/contracts/refusals'
import type { Problem } from '@seedline/values'
import type { Logger } from 'pino'
import type { Actor } from '../auth/actor.ts'
import type { TokenVerifier } from '../auth/token-verifier-types.ts'
import { contextOf } from '../telemetry/span-context.ts'
import { tracer } from '../telemetry/spans.ts'
import { formatTraceparent, parseTraceparent } from '../telemetry/traceparent.ts'
import type { Call } from './call.ts'
import { endFailedSpan, failureOf } from './call-failure.ts'
import { type CallLife, callLife } from './call-life.ts'
import type { Answer, IncomingCall } from './direct-calls.ts'
import { statusOf } from './problem-status.ts'
import { bearerIn, requestIdOf, textIn } from './server-call.ts'
import type { ServerLimits } from './server-types.ts'
import type { BoundMethod } from './service-types.ts'

/** What all calls of a server share. */
export interface Serving {
  readonly verifier: TokenVerifier
  readonly logger: Logger
  readonly limits: ServerLimits
  readonly problemOf: (error: unknown) => Problem | undefined
  readonly load: Load
}

interface Load {
  active: number
  refused: number
  stopping: boolean
  /** Calls under way of those who have any. */
  readonly bySubject: Map<string, number>
  /** How to end each stream that is open. */
  readonly streams: Set<() => void>
}

/** A bound RPC's answer to each call: who calls is settled before the request is read. */
export function unaryHandler(method: BoundMethod, serving: Serving): Answer {
  const { load, limits } = serving
  const name = method.definition.path.slice(1)
  // The span's name is the method: saying it again in an attribute would cost as much as the span.
  const spanOptions = { kind: SpanKind.SERVER, attributes: { 'rpc.system.name': 'grpc' } }
  const answer = answering(method, serving)
  return (incoming) => {
    if (load.stopping || load.active >= limits.concurrentCalls) {
      load.refused += 1
      incoming.fail(statusOf(plainly(load.stopping ? 'SERVICE_STOPPING' : 'TOO_MANY_CALLS')))
      return
    }
    load.active += 1
    const parent = parentOf(incoming.metadata)
    const span = tracer.startSpan(name, spanOptions, parent)
    context.with(contextOf(span), answer, undefined, incoming, span)
  }
}

export function parentOf(metadata: Metadata): Context {
  const remote = parseTraceparent(textIn(metadata, 'traceparent'))
  return remote ? contextOf(trace.wrapSpanContext(remote)) : ROOT_CONTEXT
}

function answering(method: BoundMethod, serving: Serving) {
  const { definition, handle, rule } = method
  const { load, limits, verifier, logger, problemOf } = serving
  const { path } = definition

  return async (incoming: IncomingCall, span: Span): Promise<void> => {
    const { metadata } = incoming
    let subject: string | undefined
    const life = callLife(incoming, limits, () =>
      incoming.fail(statusOf(plainly('DEADLINE_EXCEEDED'))),
    )
    try {
      const token = bearerIn(metadata)
      const actor = (token && verifier.remembered(token)) || (await verifier.verify(token))
      expectRole(rule, actor.roles)
      subject = taken(load, actor.subject, limits)
      const request = readRequest(definition, incoming.bytes)
      const call = callOf(metadata, span, life, {
        actor,
        token: token ?? '',
        bytes: incoming.bytes,
      })
      const bytes = definition.responseSerialize((await handle(request, call)) as never)
      checkSize(bytes, limits)
      if (life.close()) incoming.succeed(bytes)
      span.end()
    } catch (cause) {
      const failure = failureOf(cause, {
        cancelled: life.abandoned(),
        path,
        logger,
        traceId: span.spanContext().traceId,
        problemOf,
      })
      if (life.close()) incoming.fail(statusOf(failure))
      endFailedSpan(span, failure, cause)
    } finally {
      load.active -= 1
      if (subject !== undefined) givenBack(load, subject)
    }
  }
}

/** Counts a call for the one who makes it. @throws ProblemError TOO_MANY_CALLS */
function taken(load: Load, subject: string, { callsOfSubject }: ServerLimits): string {
  const underWay = load.bySubject.get(subject) ?? 0
  if (underWay >= callsOfSubject) {
    load.refused += 1
    throw refusal('TOO_MANY_CALLS')
  }
  load.bySubject.set(subject, underWay + 1)
  return subject
}

function givenBack({ bySubject }: Load, subject: string): void {
  const left = (bySubject.get(subject) ?? 1) - 1
  if (left === 0) bySubject.delete(subject)
  else bySubject.set(subject, left)
}

export function readRequest(
  definition: Pick<Method, 'requestDeserialize'>,
  bytes: Buffer,
): unknown {
  try {
    return definition.requestDeserialize(bytes)
  } catch (cause) {
    throw causedBy(cause, 'REQUEST_UNREADABLE')
  }
}

export function checkSize({ byteLength }: Buffer, { messageBytes }: ServerLimits): void {
  if (byteLength > messageBytes)
    throw refusal('RESPONSE_TOO_LARGE', { bytes: byteLength, most_bytes: messageBytes })
}

export function callOf(
  metadata: Metadata,
  span: Span,
  life: Pick<CallLife, 'deadlineAt' | 'signal'>,
  who: { readonly actor: Actor; readonly token: string; readonly bytes: Uint8Array },
): Call {
  const traceparent = formatTraceparent(span.spanContext())
  return {
    actor: who.actor,
    token: who.token,
    bytes: who.bytes,
    requestId: requestIdOf(metadata),
    deadline: new Date(life.deadlineAt),
    ...(traceparent !== undefined && { traceparent }),
    // Few handlers listen: the controller is made for those that do.
    get signal() {
      return life.signal()
    },
  }
}
