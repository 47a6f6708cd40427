import { trace } from '@opentelemetry/api'
import { type DestinationStream, destination, type Logger, pino, stdTimeFunctions } from 'pino'
import { redacted } from './redaction.ts'

export type { Logger }

export interface LoggerOptions {
  /** LOG_LEVEL from the environment, else info. */
  readonly level?: string | undefined
  /** Standard output by default. */
  readonly destination?: DestinationStream | undefined
}

/**
 * A logger of JSON lines: each carries the service's name and, inside a span, its trace and span
 * ids; secrets are masked wherever in the line they stand.
 */
export function createLogger(name: string, options: LoggerOptions = {}): Logger {
  const settings = {
    name,
    level: options.level ?? process.env.LOG_LEVEL ?? 'info',
    timestamp: stdTimeFunctions.isoTime,
    formatters: { level: (label: string) => ({ level: label }) },
    mixin: activeSpanIds,
    hooks: { streamWrite: redacted },
  }
  return pino(settings, options.destination ?? standardOutput())
}

function activeSpanIds(): object {
  const span = trace.getActiveSpan()?.spanContext()
  return span ? { trace_id: span.traceId, span_id: span.spanId } : {}
}

// Written at once: a line still on its way when the process ends would be lost or out of order.
const standardOutput = (): DestinationStream => destination({ dest: 1, sync: true })
