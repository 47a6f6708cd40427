import type { Order } from '../kinds/import-kind.ts'
import type { BatchEntry, BatchVerdict } from './gateway-port.ts'
import type { Import } from './import.ts'

const tries = 7
const firstPauseMs = 250
const longestPauseMs = 8_000

/** What an order is in the course of its row: one that changes what is known may be decided anew. */
export type Step = 'new' | 'again' | 'change' | `change-${number}`

interface RowOrder {
  readonly row: number
  readonly order: Order
}

interface RowEntry {
  readonly row: number
  readonly entry: BatchEntry
}

/**
 * Sends orders by operation, each under a key of its run and row. What is told "not now" is sent again under the same key,
 * ever later and a bounded number of times; what is told so to the end is left at that.
 */
export async function ordered(
  orders: readonly RowOrder[],
  step: Step,
  given: Import,
): Promise<ReadonlyMap<number, BatchVerdict>> {
  const answers = new Map<number, BatchVerdict>()
  for (const [operation, some] of Map.groupBy(orders, ({ order }) => order.operation)) {
    let left = some.map((one) => entryOf(one, step, given.runId))
    for (let tried = 0; left.length > 0 && tried < tries; tried += 1) {
      if (tried > 0) await given.pause(pauseAfter(tried))
      left = await sent(operation, left, given, answers)
    }
  }
  return answers
}

const pauseAfter = (tried: number): number => Math.min(firstPauseMs * 2 ** tried, longestPauseMs)

const entryOf = (
  { row, order: { request, expectedVersion } }: RowOrder,
  step: Step,
  runId: string,
): RowEntry => ({
  row,
  entry: {
    key: `${runId}.${row}.${step}`,
    request,
    ...(expectedVersion !== undefined && { expectedVersion }),
  },
})

/** Those that are to be sent again. */
async function sent(
  operation: string,
  some: readonly RowEntry[],
  { gateway, tryOnly }: Import,
  answers: Map<number, BatchVerdict>,
): Promise<RowEntry[]> {
  const entries = some.map(({ entry }) => entry)
  const verdicts = await gateway.batch(operation, { tryOnly, entries })
  return some.filter(({ row }, at) => {
    const verdict = verdicts[at]
    if (verdict) answers.set(row, verdict)
    return verdict?.verdict === 'not-now'
  })
}
