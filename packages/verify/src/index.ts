export type { Difference } from './difference.ts'
export { type VerifiedService, verifiedServices } from './verified-services.ts'
export { type VerifyOptions, type VerifyReport, verifyAll } from './verify-all.ts'
