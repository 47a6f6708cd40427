import type { AnswerBudget } from '@seedline/event-store'
import { toldWhole } from '@seedline/facts/events'
import { enterpriseBytesMost } from '../facts/history-bound.ts'
import { type EnterpriseEvent, enterpriseEvents } from './events.ts'

type BytesOf = { readonly [Name in EnterpriseEvent['type']]?: number }

/** A closure with some papers, and a name withdrawn for a usual reason: what is longer must fit the rest, or be said more shortly. */
const closure = 16_384
const withdrawal = 2_048
/** The longest reason there is, said twice, in the name of whomever. */
const reversal = 14_336

/** What is counted with an event for the one that takes it back, or that ends it all. */
const keptWith: BytesOf = {
  EnterpriseRegistered: closure,
  EnterpriseRenamed: withdrawal,
  FormerNameRecorded: withdrawal,
  DuplicateTakenIn: reversal,
  EnterpriseMerged: reversal,
}

/**
 * What was counted before an event. Two streams tell of a merging, and what one says once the other has said it nobody
 * could say more shortly: that was counted as a whole, and is never turned away.
 */
const keptFor: BytesOf = {
  EnterpriseClosed: closure,
  FormerNameWithdrawn: withdrawal,
  DuplicateLetGo: Number.POSITIVE_INFINITY,
  EnterpriseMergeReversed: Number.POSITIVE_INFINITY,
}

const byType = (bytes: BytesOf): ReadonlyMap<string, number> =>
  new Map(
    Object.entries(bytes).map(([name, count]) => [
      enterpriseEvents.typeOf(name as EnterpriseEvent['type']),
      count,
    ]),
  )

const whole = toldWhole(enterpriseEvents, enterpriseBytesMost)
const keptWithType = byType(keptWith)
const keptForType = byType(keptFor)

/** Whatever is recorded in between, there is room for a closure, and to take back what was wrong. */
export const enterpriseAnswer: AnswerBudget = {
  mostBytes: enterpriseBytesMost,
  bytesOf(event, actor) {
    const own = whole.bytesOf(event, actor) - (keptForType.get(event.type) ?? 0)
    return Math.max(own, 0) + (keptWithType.get(event.type) ?? 0)
  },
}
