import type { Gateway } from '@seedline/gateway-client'
import { capTableAnswer, confirmWhole, type Mismatch } from '@seedline/register'
import { addDays, localDate } from '@seedline/values'
import type { Table } from '../capital/table.ts'

/** Whether the record, once it is at such a version, shows every holder as reckoned here, before the offering and after it; undefined without a table. */
export async function confirmTable(
  gateway: Gateway,
  enterpriseId: string,
  { expected }: Table,
  versions: ReadonlyMap<string, number>,
): Promise<readonly Mismatch[] | undefined> {
  if (!expected) return undefined
  const path = `/enterprises/${encodeURIComponent(enterpriseId)}/cap-table`
  const known = [...versions].flatMap(([at, version]) =>
    at.startsWith(`${path}/`) ? [version] : [],
  )
  const now = known.length > 0 ? `${path}?atLeastVersion=${Math.max(...known)}` : path
  const after = confirmWhole(expected.after, capTableAnswer.parse(await gateway.get(now)))
  const { listedOn, before, isItemised } = expected
  if (listedOn === undefined || !isItemised) return after
  const eve = addDays(localDate(listedOn), -1)
  const then = capTableAnswer.parse(await gateway.get(`${path}?asOf=${eve}`))
  return [...after, ...confirmWhole(before, then)]
}
