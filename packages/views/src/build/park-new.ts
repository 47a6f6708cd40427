import { type DeadLetterStore, deadLetterOfFailure, type Failure } from '@seedline/messaging'

/** Makes dead letters, durably, of the failures that this group has none of yet. */
export async function parkNew(
  deadLetters: Pick<DeadLetterStore, 'park' | 'parkedBy'>,
  subscription: { readonly name: string; readonly group: string },
  failures: readonly Failure[],
): Promise<readonly Failure[]> {
  const ids = failures.map(({ message }) => message.id)
  const known = await deadLetters.parkedBy(subscription.group, ids)
  const fresh = failures.filter(({ message }) => !known.has(message.id))
  for (const failure of fresh) await deadLetters.park(deadLetterOfFailure(subscription, failure))
  return fresh
}
