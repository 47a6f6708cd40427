import type { Service } from '../story/deed.ts'
import { subscriptions } from '../story/subscriptions.ts'
import { as, operationsAt } from '../users/clients.ts'

/** What a service subscribes to and no story touches, and the reverse: that is never paused, replayed or built anew. */
export async function checkSubscriptions(service: Service): Promise<readonly string[]> {
  const answer = await operationsAt(`${service}:1`).getDelivery({}, as.operator)
  const there = answer.subscriptions.map(({ name }) => name)
  const known = subscriptions[service]
  const differing = [
    ...there.filter((name) => !known.includes(name)),
    ...known.filter((name) => !there.includes(name)),
  ]
  return differing.map((name) => `${name} of ${service} is not in the stories, or not there`)
}
