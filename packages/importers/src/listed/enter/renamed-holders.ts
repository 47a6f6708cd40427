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
  const isGone = ({ name }: { readonly name: string }) => now.every((one) => one.name !== name)
  const gone = recorded.filter((one) => one.quantity !== '0' && isGone(one))
  const fresh = now.filter(({ name }) => !known.has(name))
  const alone = (list: readonly { readonly quantity: string }[], quantity: string) =>
    list.filter((one) => one.quantity === quantity).length === 1
  for (const { name, quantity } of fresh) {
    const before = gone.find((one) => one.quantity === quantity)
    if (before && alone(gone, quantity) && alone(fresh, quantity)) known.set(name, before.holderId)
  }
  return known
}
