import { holdings, type Register } from '@seedline/register'
import { formatNumeric } from '@seedline/values'
import type { RecordedTable } from './recorded-table.ts'

interface Held {
  readonly holderId: string
  readonly name: string
  readonly quantity: string
}

/**
 * The ids of holders by the names that the dossier gives them: those of the record; and where one
 * name is new and one is gone, and both hold the same and nobody else does, it is the same holder
 * by another name.
 */
export function idsByName(
  { names }: RecordedTable,
  recorded: readonly Held[],
  after: Register,
): ReadonlyMap<string, string> {
  const known = new Map([...names].map(([id, name]) => [name, id] as const))
  const now = [...holdings(after)].map(([id, quantity]) => ({
    name: after.holders.get(id)?.name ?? '',
    quantity: formatNumeric(quantity),
  }))
  const present = new Set(now.map(({ name }) => name))
  const gone = recorded.filter(({ name, quantity }) => quantity !== '0' && !present.has(name))
  const fresh = now.filter(({ name }) => !known.has(name))
  const [goneBy, freshBy] = [byQuantity(gone), byQuantity(fresh)]
  for (const { name, quantity } of fresh) {
    const [before, ...others] = goneBy.get(quantity) ?? []
    const isAlone = others.length === 0 && freshBy.get(quantity)?.length === 1
    if (before && isAlone) known.set(name, before.holderId)
  }
  return known
}

function byQuantity<Of extends { readonly quantity: string }>(
  list: readonly Of[],
): ReadonlyMap<string, readonly Of[]> {
  const lists = new Map<string, Of[]>()
  for (const one of list) {
    const alike = lists.get(one.quantity) ?? []
    lists.set(one.quantity, alike)
    alike.push(one)
  }
  return lists
}
