export { composeOf } from './compose.ts'
