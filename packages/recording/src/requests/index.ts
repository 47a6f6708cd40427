export { decidedBy } from './decided-by.ts'
export { serviceOf } from './service-of.ts'
