export { demonstration } from './demonstration.ts'
export { type Holds, type Loaded, load, whatItHolds } from './load.ts'
