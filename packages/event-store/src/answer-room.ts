import type { AnswerBudget } from './aggregate.ts'
import type { Actor, EncodedEvent } from './event.ts'

/** What these events would take of a budget that they don't fit; undefined where there is room for them. */
export function beyondBudget(
  { mostBytes: ordinary, bytesOf, reserve }: AnswerBudget,
  before: number,
  events: readonly EncodedEvent[],
  actor: Actor,
): { readonly added: number; readonly mostBytes: number } | undefined {
  const added = events.reduce((sum, event) => sum + bytesOf(event, actor), 0)
  if (added === 0 || before + added <= ordinary) return undefined
  const all = reserve !== undefined && events.every(reserve.isFor)
  const mostBytes = all ? ordinary + reserve.bytes : ordinary
  return before + added > mostBytes ? { added, mostBytes } : undefined
}
