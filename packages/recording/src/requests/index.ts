export { batchService } from './batch-service.ts'
export { decidedBy } from './decided-by.ts'
export { type Asked, type Commanded, type Guards, serviceOf } from './service-of.ts'
