import { compareNumeric, numeric } from '@seedline/values'
import { z } from 'zod'
import type { Arrival } from './write.ts'

const ladder = z.object({ rungs: z.array(z.object({ withdrawn: z.boolean() })) })
const capTable = z.object({ totalQuantity: z.string() })

/** Whether an answer shows what is waited for. A repeated plan finds more than it waited for. */
export function arrived(answer: unknown, until: Arrival): boolean {
  if ('rungs' in until) {
    return ladder.parse(answer).rungs.length >= until.rungs
  }
  const total = numeric(capTable.parse(answer).totalQuantity)
  return compareNumeric(total, numeric(until.totalQuantity)) >= 0
}
