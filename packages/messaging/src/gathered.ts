import { setTimeout as pause } from 'node:timers/promises'

const GATHER_MS = 5

/**
 * Makes one call of those that come within a moment of each other: each is answered with the outcome
 * of all. One call at a time and in order, so that an earlier one never overtakes a later one.
 */
export function gathered<Item, Answer>(
  all: (items: readonly Item[]) => Promise<Answer>,
): (item: Item) => Promise<Answer> {
  let next: { readonly items: Item[]; readonly answer: Promise<Answer> } | undefined
  let last: Promise<unknown> = Promise.resolve()
  const gather = (): { readonly items: Item[]; readonly answer: Promise<Answer> } => {
    const items: Item[] = []
    const answer = Promise.all([pause(GATHER_MS), last]).then(() => {
      next = undefined
      return all(items)
    })
    last = answer.catch(() => undefined)
    return { items, answer }
  }
  return (item) => {
    next ??= gather()
    next.items.push(item)
    return next.answer
  }
}
