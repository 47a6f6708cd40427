export { actorFor, callFor, type ProcessName } from './call-for.ts'
export { eventOf } from './event-of.ts'
export type { Handling, Process } from './process.ts'
