export { runService } from './run-service.ts'
export type { Kit, ServiceDescription } from './run-types.ts'
