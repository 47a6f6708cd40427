export { decidedBy } from './decided-by.ts'
export { type Commanded, serviceOf } from './service-of.ts'
