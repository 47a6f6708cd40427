import { readFile } from 'node:fs/promises'
import { serviceRole } from '@seedline/contracts/roles'
import { readDevelopmentKey, signDevelopmentToken } from './development-keys.ts'

/** A token file is renewed from outside, and looked at again after so long. */
const FILE_MS = 10_000
const DEVELOPMENT_HOURS = 1
/** A token that was signed here is renewed while it is still good. */
const RENEWED_MS = 30 * 60_000

/** What says who a service is when it calls another in its own name; exactly one of the two. */
export interface ServiceTokenSettings {
  readonly SERVICE_TOKEN_FILE?: string | undefined
  readonly DEV_SIGNING_KEY_FILE?: string | undefined
}

/** The token by which a service calls others in its own name, never in that of a person. */
export function serviceTokens(
  service: string,
  { SERVICE_TOKEN_FILE: file, DEV_SIGNING_KEY_FILE: keyFile }: ServiceTokenSettings,
  now: () => number = () => performance.now(),
): () => Promise<string> {
  if (file !== undefined) {
    return remembered(FILE_MS, now, async () => (await readFile(file, 'utf8')).trim())
  }
  return remembered(RENEWED_MS, now, async () => {
    if (keyFile === undefined) throw new Error(`${service} has no token of its own`)
    const actor = {
      subject: `service:${service}`,
      name: service,
      roles: [serviceRole],
      organisation: 'seedline',
    }
    return signDevelopmentToken(await readDevelopmentKey(keyFile), actor, {
      hours: DEVELOPMENT_HOURS,
    })
  })
}

function remembered(
  ms: number,
  now: () => number,
  make: () => Promise<string>,
): () => Promise<string> {
  let last: { readonly token: string; readonly at: number } | undefined
  return async () => {
    if (last === undefined || now() - last.at > ms) last = { token: await make(), at: now() }
    return last.token
  }
}
