import { compareNumeric, numeric } from '@seedline/values'
import { z } from 'zod'
import type { Arrival } from './write.ts'

const ladder = z.object({ rungs: z.array(z.object({ rungId: z.string(), rung: z.string() })) })
const capTable = z.object({ totalQuantity: z.string() })

/**
 * Whether an answer shows what is waited for. A repeated plan finds more than it waited for.
 * Withdrawn rungs count: they stay.
 */
export function arrived(answer: unknown, until: Arrival): boolean {
  if ('rungs' in until) {
    return ladder.parse(answer).rungs.length >= until.rungs
  }
  const total = numeric(capTable.parse(answer).totalQuantity)
  return compareNumeric(total, numeric(until.totalQuantity)) >= 0
}

/** The id of a rung by its name, withdrawn or not; the first where a name recurs. */
export function rungIdOf(answer: unknown, name: string): string | undefined {
  return ladder.parse(answer).rungs.find(({ rung }) => rung === name)?.rungId
}
