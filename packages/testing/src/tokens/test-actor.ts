import type { Actor } from '@seedline/event-store'

/** What a token for a test may say besides its role. */
export type TokenOf = Partial<Actor> & { readonly hours?: number }

/** The actor in a token made for this role. */
export function testActor(role: string, of: TokenOf = {}): Actor {
  return {
    subject: of.subject ?? `user:test-${role}`,
    name: of.name ?? `Test ${role}`,
    roles: of.roles ?? [role],
    organisation: of.organisation ?? 'test',
  }
}
