import type { EnterpriseId } from '@seedline/values'
import { operationGroups } from '../gen/gathered/operations.ts'
import type { Kind } from '../kinds/index.ts'
import type { Category } from '../services.ts'
import type { Operation } from './operation.ts'

/** The question that a kind of facts is told by. */
export interface FactQuestion {
  /** The category of the streams. */
  readonly kind: Category
  readonly operation: Operation
  /** The field of its request that says which one. */
  readonly idField: string
  readonly id: Kind<string, EnterpriseId>
  /** Fields of its answer that other streams tell. */
  readonly without: readonly string[]
}

const questionOf = (operation: Operation): readonly FactQuestion[] => {
  const { factOf, path, request, name } = operation
  if (factOf === undefined) return []
  const [, idField = ''] = /\{(\w+)\}/.exec(path) ?? []
  const id = request[idField] as FactQuestion['id'] | undefined
  if (id === undefined) throw new Error(`${name} tells facts, and its path names no id`)
  return [{ kind: factOf.category, operation, idField, id, without: factOf.without ?? [] }]
}

/** By kind, whatever other services may keep in read models of their own. */
export const factQuestions: ReadonlyMap<string, FactQuestion> = new Map(
  operationGroups
    .flatMap(({ operations }) => Object.values<Operation>(operations).flatMap(questionOf))
    .map((question) => [question.kind, question]),
)
