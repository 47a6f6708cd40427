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

/**
 * A given token for every role, or tokens signed with the local development key: one per role,
 * made once.
 */
export function credentials(given: string | undefined, name: string): Credentials {
  const token = given ?? process.env.SEEDLINE_TOKEN
  if (token !== undefined && token !== '') return async () => token
  const made = new Map<Role, Promise<string>>()
  return (role) => {
    const known = made.get(role) ?? developmentToken(role, name)
    made.set(role, known)
    return known
  }
}

async function developmentToken(role: Role, name: string): Promise<string> {
  const key = await readDevelopmentKey(signingKeyFile())
  const subject = `cli:${role}`
  const actor = { ...developmentActor(role, { name: `${name} (${role})` }), subject }
  return signDevelopmentToken(key, actor, { hours: 1 })
}
