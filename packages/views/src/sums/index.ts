export type { About, Contribution, SumsSource } from './count.ts'
export { type KeptSums, keepSums } from './keep-sums.ts'
export { mongoSums } from './mongo-store.ts'
export type { AskedSums, Line } from './read-sums.ts'
export {
  changedLines,
  deltasOf,
  readLines,
  type Step,
  type Sum,
  type SumsDefinition,
} from './step.ts'
export { type SumsReader, sumsReader } from './sums-reader.ts'
export type { Notice } from './sums-store.ts'
