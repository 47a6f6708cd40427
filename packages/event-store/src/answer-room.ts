import type { AnswerBudget } from './aggregate.ts'
import type { Actor, EncodedEvent } from './event.ts'

/** What events add to the answers that a budget is for. */
export const addedBy = (
  { bytesOf }: AnswerBudget,
  events: readonly EncodedEvent[],
  actor: Actor,
): number => events.reduce((sum, event) => sum + bytesOf(event, actor), 0)

interface Beyond {
  readonly added: number
  readonly mostBytes: number
}

/** What these events would take of a budget that they don't fit; undefined where there is room for them. */
export const beyondBudget = (
  budget: AnswerBudget,
  before: number,
  events: readonly EncodedEvent[],
  actor: Actor,
): Beyond | undefined => beyondBy(budget, before, events, addedBy(budget, events, actor))

/** The same where it is known already what they add. */
export function beyondBy(
  { mostBytes: ordinary, reserve }: AnswerBudget,
  before: number,
  events: readonly EncodedEvent[],
  added: number,
): Beyond | undefined {
  if (added === 0 || before + added <= ordinary) return undefined
  const all = reserve !== undefined && events.every(reserve.isFor)
  const mostBytes = all ? ordinary + reserve.bytes : ordinary
  return before + added > mostBytes ? { added, mostBytes } : undefined
}
