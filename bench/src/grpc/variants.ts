/**
 * What answers the same RPC: `bare` is grpc-js with a callback, the others the service kit. Those
 * that read take a document by its key, by the driver's findOne or through a view's store.
 * `bare-otel` is grpc-js under OpenTelemetry's own instrumentation.
 */
export const variants = [
  'bare',
  'bare-otel',
  'kit',
  'kit-verified',
  'kit-traced',
  'bare-find',
  'kit-find',
  'kit-view',
] as const

export type Variant = (typeof variants)[number]

/** Whether the variant checks a signed token (remembered after the first call). */
export const verifies = (variant: Variant): boolean => variant === 'kit-verified'

/** Whether the variant exports a span per call. */
export const exports = (variant: Variant): boolean =>
  variant === 'kit-traced' || variant === 'bare-otel'

/** Whether the service kit serves it. */
export const throughKit = (variant: Variant): boolean => variant.startsWith('kit')
