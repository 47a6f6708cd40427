export {
  activeTraceId,
  activeTraceparent,
  inSpan,
  type SpanDescription,
} from './spans.ts'
export { startTelemetry, stopTelemetry } from './start-telemetry.ts'
export type { Telemetry } from './telemetry.ts'
export { traceIdOf } from './traceparent.ts'
