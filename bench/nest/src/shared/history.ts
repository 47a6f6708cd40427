import type { Actor } from './auth.js'
import type { Origin } from './events.js'

/** What a document remembers of each change to it. */
export interface Change {
  readonly what: string
  readonly at: Date
  readonly by: Actor
  readonly traceparent: string
}

export const changeOf = (what: string, { actor, traceparent }: Origin): Change => ({
  what,
  at: new Date(),
  by: { sub: actor.sub, name: actor.name, roles: actor.roles, org: actor.org },
  traceparent,
})
