// Loaded with `node --import @seedline/service-kit/telemetry`, before anything else.
import { startTelemetry } from './start-telemetry.ts'

/** OTEL_SERVICE_NAME, else the folder of the service that is started. */
function serviceName(): string {
  const folder = /services[/\\]([a-z][a-z0-9-]*)[/\\]/.exec(process.argv[1] ?? '')?.[1]
  return process.env.OTEL_SERVICE_NAME ?? (folder ? `seedline-${folder}` : 'seedline')
}

await startTelemetry(serviceName(), process.env)
