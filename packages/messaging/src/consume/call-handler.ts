import type { EventMessage } from '../envelope/event-message.ts'
import type { Failure, Handler, HandlingContext } from './handler.ts'

/** A handler exceeded its deadline; it may still be running. */
export class HandlerLate extends Error {
  readonly code = 'HANDLER_LATE'

  constructor(ms: number) {
    super(`The handler did not finish within ${ms} ms`)
    this.name = 'HandlerLate'
  }
}

/** Calls the handler once, with a deadline. `abort` also ends it early. */
export async function callHandler(
  handler: Handler,
  messages: readonly EventMessage[],
  options: {
    readonly deadlineMs: number
    readonly abort: AbortSignal
    readonly traceparent: string | undefined
  },
): Promise<readonly Failure[]> {
  const controller = new AbortController()
  const stop = (): void => controller.abort(options.abort.reason)
  options.abort.addEventListener('abort', stop, { once: true })
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      const error = new HandlerLate(options.deadlineMs)
      controller.abort(error)
      reject(error)
    }, options.deadlineMs)
  })
  const context: HandlingContext = {
    signal: controller.signal,
    ...(options.traceparent === undefined ? {} : { traceparent: options.traceparent }),
  }
  try {
    return await Promise.race([handle(handler, messages, context), late])
  } finally {
    clearTimeout(timer)
    options.abort.removeEventListener('abort', stop)
  }
}

async function handle(
  handler: Handler,
  messages: readonly EventMessage[],
  context: HandlingContext,
): Promise<readonly Failure[]> {
  switch (handler.kind) {
    case 'batch':
      return handler.handle(messages, context)
    case 'each':
      for (const message of messages) await handler.handle(message, context)
      return []
    default: {
      const never: never = handler
      return never
    }
  }
}
