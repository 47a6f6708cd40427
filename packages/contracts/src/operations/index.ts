export * from '../gen/gathered/operations.ts'
export { batchEntries, operationsInBatches } from './batch.ts'
export { type FactQuestion, factQuestions } from './facts.ts'
export * from './ip-facts.ts'
export * from './loan-terms.ts'
export {
  type AnswerOf,
  type Asked,
  type CommandOf,
  command,
  type Effect,
  isRecorded,
  type Operation,
  type OperationGroup,
  operationsOf,
  query,
  type RecordedBy,
  type RequestOf,
} from './operation.ts'
export { profile, profileChanges } from './profile.ts'
export {
  type Collected,
  collecting,
  mostFaults,
  type ReadRequest,
  readRequest,
  requestInvalid,
} from './request.ts'
export { stockClassType, transactionKinds } from './transactions.ts'
