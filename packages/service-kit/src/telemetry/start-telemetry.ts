import { context, propagation, trace } from '@opentelemetry/api'
import { asyncContextManager } from './context-manager.ts'
import { identityTracerProvider } from './identity-tracer.ts'
import { traceparentPropagator } from './propagator.ts'
import type { Telemetry } from './telemetry.ts'

let running: Telemetry | undefined

type Environment = Readonly<Record<string, string | undefined>>

/**
 * Starts telemetry for this process, once. With OTEL_EXPORTER_OTLP_ENDPOINT spans and runtime
 * metrics are sent there; without it spans still have real ids, and the SDK is not even loaded.
 */
export async function startTelemetry(serviceName: string, env: Environment): Promise<Telemetry> {
  if (running) return running
  propagation.setGlobalPropagator(traceparentPropagator)
  if (env.OTEL_EXPORTER_OTLP_ENDPOINT && env.OTEL_SDK_DISABLED !== 'true') {
    const { startExporting } = await import('./exporting.ts')
    running = startExporting(serviceName)
  } else {
    context.setGlobalContextManager(asyncContextManager())
    trace.setGlobalTracerProvider(identityTracerProvider)
    running = { exporting: false, stop: async () => undefined }
  }
  return running
}

/** Flushes and ends the telemetry that `startTelemetry` began, if it did. Never throws. */
export async function stopTelemetry(withinMs = 2_000): Promise<void> {
  await running?.stop(withinMs)
}
