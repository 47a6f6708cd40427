export {
  type Decider,
  type Expected,
  type Specification,
  specification,
} from './decider/specification.ts'
export { commandCalls } from './memory/command-calls.ts'
export { type MemoryStore, memoryStore } from './memory/memory-store.ts'
export { memoryView } from './memory/memory-view.ts'
export { recordedMessages } from './memory/recorded-messages.ts'
export { deliveries } from './projection/deliveries.ts'
export { type EventMessagesOf, eventMessages } from './projection/event-messages.ts'
export { foldView } from './projection/fold-view.ts'
export { seeded, shuffled } from './projection/seeded.ts'
export { eventually, refusal } from './running/answers.ts'
export { type TokenOf, testActor } from './tokens/test-actor.ts'
