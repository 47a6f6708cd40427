import { setTimeout as sleep } from 'node:timers/promises'
import { RuntimeNodeInstrumentation } from '@opentelemetry/instrumentation-runtime-node'
import { NodeSDK } from '@opentelemetry/sdk-node'
import { asyncContextManager } from './context-manager.ts'
import type { Telemetry } from './telemetry.ts'

/**
 * The OpenTelemetry SDK, set up by the standard OTEL_* variables: spans in batches by OTLP over
 * HTTP, and the runtime's metrics. Logs go to standard output alone.
 */
export function startExporting(serviceName: string): Telemetry {
  const sdk = new NodeSDK({
    serviceName,
    contextManager: asyncContextManager(),
    instrumentations: [new RuntimeNodeInstrumentation()],
    logRecordProcessors: [],
    textMapPropagator: null,
  })
  sdk.start()
  return {
    exporting: true,
    async stop(withinMs) {
      const patience = new AbortController()
      await Promise.race([
        sdk.shutdown().catch(() => undefined),
        sleep(withinMs, undefined, { signal: patience.signal }).catch(() => undefined),
      ])
      patience.abort()
    },
  }
}
