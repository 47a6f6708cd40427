export { composeOf } from './compose.ts'
export { planService, write } from './new-service.ts'
