export type { FactKey, KeptFact, KeptKind } from './kind/kept-kind.ts'
export {
  type FactsInMemory,
  factsInMemory,
  type Known,
  type MemoryFigures,
} from './memory/facts-in-memory.ts'
export type { FoundByKey, MemoryLimits } from './memory/remembered.ts'
export { operated } from './operate/operated.ts'
export { type FactClients, factClients } from './watch/clients.ts'
export {
  type KeepFactsOptions,
  type KeptFacts,
  type KeptFigures,
  keepFacts,
} from './watch/keep-facts.ts'
