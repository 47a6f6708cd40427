export { type CapTableAnswer, capTableAnswer, type Mismatch } from './answer.ts'
export { confirmWhole, confirmWithin } from './confirm.ts'
export {
  beginFold,
  emptyRegister,
  type Folding,
  fold,
  holdings,
  type Register,
  type Security,
  totalOf,
} from './fold.ts'
export { greatestCommonDivisor } from './ratio.ts'
export type {
  Evidence,
  HolderKind,
  IssueStock,
  Price,
  Provenance,
  Transaction,
} from './transaction.ts'
