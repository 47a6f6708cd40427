import type { handleUnaryCall, sendUnaryData } from '@grpc/grpc-js'
import { type Context, context, ROOT_CONTEXT, type Span, SpanKind, trace } from '@opentelemetry/api'
import { ProblemError } from '@seedline/values'
import type { Logger } from 'pino'
import type { Actor } from '../auth/actor.ts'
import { allows } from '../auth/roles.ts'
import type { TokenVerifier } from '../auth/token-verifier-types.ts'
import { tracer } from '../telemetry/spans.ts'
import { formatTraceparent, parseTraceparent } from '../telemetry/traceparent.ts'
import type { Call } from './call.ts'
import { endFailedSpan, endSpan, failureOf } from './call-failure.ts'
import { type CallLife, callLife } from './call-life.ts'
import {
  deadlineExceeded,
  forbidden,
  requestUnreadable,
  responseTooLarge,
  stopping,
  tooManyCalls,
} from './call-problems.ts'
import { statusOf } from './problem-status.ts'
import { bearerIn, type RawCall, requestIdOf, textIn } from './server-call.ts'
import type { ServerLimits } from './server-types.ts'
import type { BoundMethod, UnaryMethod } from './service-types.ts'

/** What all calls of a server share. */
export interface Serving {
  readonly verifier: TokenVerifier
  readonly logger: Logger
  readonly limits: ServerLimits
  readonly load: { active: number; refused: number; stopping: boolean }
}

type Reply = sendUnaryData<Buffer>

/** A bound RPC as grpc-js wants it, over bytes: who calls is settled before the request is read. */
export function unaryHandler(
  method: BoundMethod,
  serving: Serving,
): handleUnaryCall<Buffer, Buffer> {
  const { load, limits } = serving
  const name = method.definition.path.slice(1)
  const spanOptions = {
    kind: SpanKind.SERVER,
    attributes: { 'rpc.system.name': 'grpc', 'rpc.method': name },
  }
  const answer = answering(method, serving)
  return (call, reply) => {
    if (load.stopping || load.active >= limits.concurrentCalls) {
      load.refused += 1
      reply(statusOf(load.stopping ? stopping : tooManyCalls))
      return
    }
    load.active += 1
    const parent = parentOf(call)
    const span = tracer.startSpan(name, spanOptions, parent)
    context.with(trace.setSpan(parent, span), answer, undefined, call, reply, span)
  }
}

function parentOf(call: RawCall): Context {
  const remote = parseTraceparent(textIn(call.metadata, 'traceparent'))
  return remote ? trace.setSpanContext(ROOT_CONTEXT, remote) : ROOT_CONTEXT
}

function answering(method: BoundMethod, serving: Serving) {
  const { definition, handle, rule } = method
  const { load, limits, verifier, logger } = serving
  const { path } = definition
  const needed = rule === 'any-role' ? rule : rule.join(', ')

  const answered = async (raw: RawCall, span: Span, life: CallLife): Promise<Buffer> => {
    const token = bearerIn(raw.metadata)
    const actor = (token && verifier.remembered(token)) || (await verifier.verify(token))
    if (!allows(rule, actor.roles)) throw new ProblemError(forbidden(needed))
    const request = readRequest(definition, raw.request)
    const response = await handle(request, callOf(raw, span, life, { actor, token: token ?? '' }))
    const bytes = definition.responseSerialize(response as never)
    if (bytes.byteLength > limits.messageBytes) {
      throw new ProblemError(responseTooLarge(bytes.byteLength, limits.messageBytes))
    }
    return bytes
  }
  return async (raw: RawCall, reply: Reply, span: Span): Promise<void> => {
    const life = callLife(raw, limits, () => reply(statusOf(deadlineExceeded)))
    try {
      const bytes = await answered(raw, span, life)
      if (life.close()) reply(null, bytes)
      endSpan(span)
    } catch (cause) {
      const failure = failureOf(cause, { cancelled: life.ended(), path, logger, span })
      if (life.close()) reply(statusOf(failure))
      endFailedSpan(span, failure, cause)
    } finally {
      load.active -= 1
    }
  }
}

function readRequest(definition: UnaryMethod, bytes: Buffer): unknown {
  try {
    return definition.requestDeserialize(bytes)
  } catch (cause) {
    throw new ProblemError(requestUnreadable, { cause })
  }
}

function callOf(
  raw: RawCall,
  span: Span,
  life: CallLife,
  who: { readonly actor: Actor; readonly token: string },
): Call {
  const traceparent = formatTraceparent(span.spanContext())
  return {
    actor: who.actor,
    token: who.token,
    requestId: requestIdOf(raw.metadata),
    deadline: new Date(life.deadlineAt),
    ...(traceparent !== undefined && { traceparent }),
    // Few handlers listen: the controller is made for those that do.
    get signal() {
      return life.signal()
    },
  }
}
