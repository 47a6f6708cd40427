import { context, type Span, SpanKind } from '@opentelemetry/api'
import { expectRole } from '@seedline/contracts/admission'
import { plainly, refusal } from '@seedline/contracts/refusals'
import { ProblemError } from '@seedline/values'
import { contextOf } from '../telemetry/span-context.ts'
import { tracer } from '../telemetry/spans.ts'
import { endFailedSpan, failureOf } from './call-failure.ts'
import type { Answer, IncomingCall } from './direct-calls.ts'
import { statusOf } from './problem-status.ts'
import { bearerIn } from './server-call.ts'
import type { BoundStream } from './service-types.ts'
import { callOf, checkSize, parentOf, readRequest, type Serving } from './unary-handler.ts'
import { unless } from './unless.ts'

/** Longer than any process runs without its streams being begun anew. */
const unboundedMs = 24 * 60 * 60 * 1000

/**
 * A bound RPC's answer to each call of a stream. It ends when its generator does, its caller has enough, its deadline
 * passes, its token no longer holds, the server stops, or its reader leaves a message lying: of what it sends, one
 * message at most waits here.
 */
export function streamHandler(stream: BoundStream, serving: Serving): Answer {
  const { load, limits } = serving
  const name = stream.definition.path.slice(1)
  const spanOptions = { kind: SpanKind.SERVER, attributes: { 'rpc.system.name': 'grpc' } }
  const bySubject = new Map<string, number>()
  return (incoming) => {
    if (load.stopping || load.streams.size >= limits.streams) {
      load.refused += 1
      incoming.fail(statusOf(plainly(load.stopping ? 'SERVICE_STOPPING' : 'TOO_MANY_WATCHES')))
      return
    }
    const over = new AbortController()
    const end = (): void => over.abort(refusal('SERVICE_STOPPING'))
    load.streams.add(end)
    const span = tracer.startSpan(name, spanOptions, parentOf(incoming.metadata))
    const answered = context.with(contextOf(span), () =>
      answer({ stream, serving, incoming, span, over, bySubject }),
    )
    void answered.finally(() => load.streams.delete(end))
  }
}

interface Parts {
  readonly stream: BoundStream
  readonly serving: Serving
  readonly incoming: IncomingCall
  readonly span: Span
  /** Aborted with the reason why it ends before its generator does. */
  readonly over: AbortController
  readonly bySubject: Map<string, number>
}

async function answer({ stream, serving, incoming, span, over, bySubject }: Parts): Promise<void> {
  const { verifier, limits, logger, problemOf } = serving
  const { definition, rule, handle } = stream
  const { metadata, bytes, deadline } = incoming
  let gone = false
  let subject: string | undefined
  let checking: NodeJS.Timeout | undefined
  incoming.onEnd = () => {
    gone = true
    over.abort(new Error('Nobody reads the stream any more: cancelled, or out of time'))
  }
  try {
    const token = bearerIn(metadata)
    const actor = await verifier.verify(token)
    expectRole(rule, actor.roles)
    subject = counted(bySubject, actor.subject, limits.streamsOfSubject)
    checking = setInterval(() => {
      verifier.verify(token).catch((cause: unknown) => {
        if (isLasting(cause)) over.abort(cause)
      })
    }, limits.streamCheckMs).unref()
    const request = readRequest(definition, bytes)
    const deadlineAt = Number.isFinite(deadline) ? deadline : Date.now() + unboundedMs
    const life = { deadlineAt, signal: () => over.signal }
    const call = callOf(metadata, span, life, { actor, token: token ?? '', bytes })
    const items = handle(request, call)
    try {
      while (true) {
        const next = await unless(over.signal, items.next())
        if (next.done === true) break
        const item = definition.responseSerialize(next.value as never)
        checkSize(item, limits)
        await unless(over.signal, incoming.send(item), limits.readerMs)
      }
    } finally {
      // What it still waits for ends with the signal: nobody waits for that here.
      over.abort(new Error('The stream is over'))
      items.return().catch(() => undefined)
    }
    if (!gone) incoming.end()
    span.end()
  } catch (cause) {
    const { path } = definition
    const { traceId } = span.spanContext()
    const failure = failureOf(cause, { cancelled: gone, path, logger, traceId, problemOf })
    if (!gone) incoming.fail(statusOf(failure))
    endFailedSpan(span, failure, cause)
  } finally {
    clearInterval(checking)
    if (subject !== undefined) discounted(bySubject, subject)
  }
}

// Keys that can't be had for the moment say nothing against a token that held a moment ago.
const isLasting = (cause: unknown): boolean =>
  cause instanceof ProblemError && cause.problem.kind === 'unauthenticated'

function counted(bySubject: Map<string, number>, subject: string, most: number): string {
  const open = bySubject.get(subject) ?? 0
  if (open >= most) throw refusal('TOO_MANY_WATCHES')
  bySubject.set(subject, open + 1)
  return subject
}

function discounted(bySubject: Map<string, number>, subject: string): void {
  const left = (bySubject.get(subject) ?? 1) - 1
  if (left === 0) bySubject.delete(subject)
  else bySubject.set(subject, left)
}
