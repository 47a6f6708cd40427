import type { Role } from '@seedline/contracts/roles'
import type { Credentials } from '@seedline/gateway-client'
import {
  developmentActor,
  developmentKeyFiles,
  readDevelopmentKey,
  signDevelopmentToken,
} from '@seedline/service-kit/development-keys'
import { dataFolder } from './data-folder.ts'

/** The file of the signing key: DEV_SIGNING_KEY_FILE, else the running stack's. */
export function signingKeyFile(): string {
  return process.env.DEV_SIGNING_KEY_FILE || developmentKeyFiles(dataFolder()).keyFile
}

const hours = 1
/** A large file takes longer than a token lives: one is made anew well before its end. */
const renewedAfterMs = hours * 45 * 60_000

/**
 * A given token for every role, or tokens signed with the local development key: one per role,
 * renewed while they hold.
 */
export function credentials(
  given: string | undefined,
  name: string,
  now: () => number = () => performance.now(),
): Credentials {
  const token = given ?? process.env.SEEDLINE_TOKEN
  if (token !== undefined && token !== '') return async () => token
  const made = new Map<Role, { readonly at: number; readonly token: Promise<string> }>()
  return (role) => {
    const known = made.get(role)
    if (known && now() - known.at < renewedAfterMs) return known.token
    const fresh = { at: now(), token: developmentToken(role, name) }
    made.set(role, fresh)
    return fresh.token
  }
}

async function developmentToken(role: Role, name: string): Promise<string> {
  const key = await readDevelopmentKey(signingKeyFile())
  const subject = `cli:${role}`
  const actor = { ...developmentActor(role, { name: `${name} (${role})` }), subject }
  return signDevelopmentToken(key, actor, { hours })
}
