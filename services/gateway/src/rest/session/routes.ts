import { type Route, route } from '../route.ts'
import { createDevelopmentToken, getSession } from './contracts.ts'
import type { DevelopmentTokens } from './development-tokens.ts'

/** Who is signed in; and tokens for development where a key for them was given. */
export const sessionRoutes = (tokens: DevelopmentTokens | undefined): readonly Route[] => [
  route(getSession, async ({ actor }) => {
    if (actor === undefined) throw new Error('the session route admits no one without a token')
    return { body: { ...actor, roles: [...actor.roles] } }
  }),
  ...(tokens === undefined
    ? []
    : [route(createDevelopmentToken, async ({ body }) => ({ body: await tokens(body) }))]),
]
