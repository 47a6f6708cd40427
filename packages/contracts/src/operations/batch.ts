import { operationGroups } from '../gen/gathered/operations.ts'
import type { Operation } from './operation.ts'

/** How many commands one batch may hold. */
export const batchEntries = { min: 1, max: 200 } as const

/** The commands that are taken in batches. */
export const operationsInBatches: readonly Operation[] = operationGroups
  .flatMap(({ operations }) => Object.values<Operation>(operations))
  .filter(({ inBatches }) => inBatches)
