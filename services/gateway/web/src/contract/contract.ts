import type { SlimContract, SlimOperation, SlimSchema } from '../../build/slim-contract.ts'
import written from './gen/contract.json' with { type: 'json' }

export type OperationId = keyof typeof written.operations
export type SchemaName = keyof typeof written.schemas

const contract = written as unknown as SlimContract

export const schemaNames = Object.keys(written.schemas) as readonly SchemaName[]
export const operationIds = Object.keys(written.operations) as readonly OperationId[]

export function operation(id: OperationId): SlimOperation {
  return contract.operations[id] as SlimOperation
}

export function schemaOf(name: string): SlimSchema {
  const schema = contract.schemas[name]
  if (!schema) throw new Error(`the contract has no ${name}`)
  return schema
}

/** The address of one call: what stands in braces is filled in. */
export function addressOf(id: OperationId, path: Readonly<Record<string, string>>): string {
  return operation(id).path.replace(/\{(\w+)\}/g, (_, name: string) =>
    encodeURIComponent(path[name] ?? ''),
  )
}

/** Whether one of these roles may call; what is allowed, each service decides by itself. */
export function mayCall(id: OperationId, roles: readonly string[]): boolean {
  const admitted = operation(id).roles
  if (admitted === 'none') return true
  if (admitted === 'any') return roles.length > 0
  return roles.some((role) => admitted.includes(role))
}
