export type { FactKey, KeptFact, KeptKind } from './kind/kept-kind.ts'
export {
  type FactsInMemory,
  factsInMemory,
  type FoundByKey,
  type Known,
  type MemoryFigures,
  type MemoryLimits,
} from './memory/facts-in-memory.ts'
export { operated } from './operate/operated.ts'
export { type FactClients, factClients } from './watch/clients.ts'
export {
  type KeepFactsOptions,
  type KeptFacts,
  type KeptFigures,
  keepFacts,
} from './watch/keep-facts.ts'
