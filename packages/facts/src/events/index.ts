export { toldOf, toldWhole } from './answer-budget.ts'
export {
  type ChangeOf,
  type EventOf,
  type EventTable,
  event,
  eventsOf,
  type Named,
} from './events-of.ts'
