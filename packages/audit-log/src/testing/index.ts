export { newSigner } from './keys.ts'
export { exportOf, madeUpLog, someEntries } from './made-up-log.ts'
