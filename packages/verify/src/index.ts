export type { Difference } from './difference.ts'
export {
  type VerifiedService,
  type VerifyOptions,
  type VerifyReport,
  verifyAll,
} from './verify-all.ts'
