import { randomUUID } from 'node:crypto'
import { status } from '@grpc/grpc-js'
import { type Span, SpanKind } from '@opentelemetry/api'
import { messageBytesMost } from '@seedline/contracts/bounds'
import type { Method } from '@seedline/contracts/method'
import { refusal } from '@seedline/contracts/refusals'
import { ProblemError } from '@seedline/values'
import { tracer } from '../telemetry/spans.ts'
import { formatTraceparent } from '../telemetry/traceparent.ts'
import { endFailedSpan, internal } from './call-failure.ts'
import { attempt, type Outgoing, outgoingMetadata } from './client-attempt.ts'
import { type ClientChannel, clientChannel } from './client-channel.ts'
import { sendRepeatedly } from './client-retry.ts'
import type {
  CallOptions,
  ClientConstructor,
  GrpcClient,
  GrpcClientOptions,
} from './client-types.ts'
import type { UnaryService } from './service-types.ts'
import { problemOfStatus } from './status-problem.ts'

const messageBytes = messageBytesMost

/** A client of one service: a promise per RPC, a deadline on each, failures as ProblemErrors. */
export function grpcClient<S extends UnaryService>(
  client: ClientConstructor<S>,
  options: GrpcClientOptions<S>,
): GrpcClient<S> {
  const { service } = client
  if (Object.hasOwn(service, 'close')) throw new Error('An RPC named Close would hide close()')
  const channel = clientChannel(options.address, { messageBytes, deadlineMs: options.deadlineMs })
  const repeatable = (key: string): boolean =>
    options.idempotent === 'all' || (options.idempotent ?? []).includes(key)
  const calls = Object.entries(service).map(([key, method]) => {
    const attempts = repeatable(key) ? (options.attempts ?? 3) : 1
    return [key, calling(method, channel, { attempts, deadlineMs: options.deadlineMs })] as const
  })
  return { ...Object.fromEntries(calls), close: () => channel.close() } as GrpcClient<S>
}

function calling(
  method: Method,
  channel: ClientChannel,
  defaults: { readonly attempts: number; readonly deadlineMs: number },
) {
  const name = method.path.slice(1)
  const spanOptions = { kind: SpanKind.CLIENT, attributes: { 'rpc.system.name': 'grpc' } }
  const query = /\/(Get|List|Watch)[A-Z]/.test(method.path)

  return async (request: unknown, options: CallOptions): Promise<unknown> => {
    const span = tracer.startSpan(name, spanOptions)
    try {
      const out = outgoing(method, request, options, {
        span,
        query,
        deadlineMs: defaults.deadlineMs,
      })
      const send = () => attempt(channel, out)
      const result =
        defaults.attempts > 1 ? await sendRepeatedly(send, out, defaults.attempts) : await send()
      if ('failure' in result) throw result.failure.error
      const response = readResponse(method, result.bytes, query)
      span.end()
      return response
    } catch (cause) {
      const traceId = span.spanContext().traceId
      endFailedSpan(span, cause instanceof ProblemError ? cause.problem : internal(traceId), cause)
      throw cause
    }
  }
}

function readResponse(method: Method, bytes: Buffer, query: boolean): unknown {
  try {
    return method.responseDeserialize(bytes)
  } catch (cause) {
    const call = { query, sent: true, details: '' }
    throw new ProblemError(problemOfStatus(status.DATA_LOSS, call), { cause })
  }
}

function outgoing(
  method: Method,
  request: unknown,
  options: CallOptions,
  call: { readonly span: Span; readonly query: boolean; readonly deadlineMs: number },
): Outgoing {
  const bytes = method.requestSerialize(request as never)
  if (bytes.byteLength > messageBytes) {
    throw refusal('REQUEST_TOO_LARGE', { bytes: bytes.byteLength, most_bytes: messageBytes })
  }
  const traceparent = formatTraceparent(call.span.spanContext())
  return {
    path: method.path,
    bytes,
    metadata: outgoingMetadata(options.token, options.requestId ?? randomUUID(), traceparent),
    deadlineAt: Date.now() + (options.deadlineMs ?? call.deadlineMs),
    signal: options.signal,
    query: call.query,
  }
}
