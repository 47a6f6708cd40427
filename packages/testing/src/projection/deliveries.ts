import { shuffled } from './seeded.ts'

/**
 * The ways in which Kafka may hand over the same events: as they are, each twice, all of them
 * again, and, decided by the seed, in any order with repetitions. Whatever the way, a read model
 * has to end in the same state.
 */
export function deliveries<M>(
  messages: readonly M[],
  seed = 1,
): readonly { readonly name: string; readonly messages: readonly M[] }[] {
  const twice = messages.flatMap((message) => [message, message])
  return [
    { name: 'as they are', messages },
    { name: 'each twice', messages: twice },
    { name: 'all of them again', messages: [...messages, ...messages] },
    { name: `shuffled (seed ${seed})`, messages: shuffled(messages, seed) },
    { name: `each twice, shuffled (seed ${seed})`, messages: shuffled(twice, seed) },
  ]
}
