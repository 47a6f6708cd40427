/** What answers the same empty RPC: `bare` is grpc-js with a callback, the others the service kit. */
export const variants = ['bare', 'kit', 'kit-verified', 'kit-traced', 'kit-everything'] as const

export type Variant = (typeof variants)[number]

/** Whether the variant checks a signed token (remembered after the first call). */
export const verifies = (variant: Variant): boolean =>
  variant === 'kit-verified' || variant === 'kit-everything'

/** Whether the variant exports a span per call. */
export const exports = (variant: Variant): boolean =>
  variant === 'kit-traced' || variant === 'kit-everything'
