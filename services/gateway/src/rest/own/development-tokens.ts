import type { Role } from '@seedline/contracts/roles'
import {
  type DevelopmentKey,
  developmentActor,
  readDevelopmentKey,
  signDevelopmentToken,
} from '@seedline/service-kit/development-keys'

/** Signs a token for a role, in development only. */
export type DevelopmentTokens = (wanted: {
  readonly role: Role
  readonly name: string | undefined
  readonly person: string | undefined
  readonly organisation: string | undefined
}) => Promise<{ readonly token: string; readonly expiresAt: string }>

const hours = 8

const signing =
  (key: DevelopmentKey): DevelopmentTokens =>
  async ({ role, name, person, organisation }) => {
    const actor = developmentActor(role, {
      ...(name !== undefined && { name }),
      ...(person !== undefined && { person }),
      ...(organisation !== undefined && { organisation }),
    })
    const now = Date.now()
    return {
      token: await signDevelopmentToken(key, actor, { hours, now }),
      expiresAt: new Date(now + hours * 3_600_000).toISOString(),
    }
  }

/** Who signs development tokens: nobody unless this is development and a key was given. */
export const developmentTokens = async (settings: {
  readonly SEEDLINE_ENV: 'development' | 'production'
  readonly DEV_SIGNING_KEY_FILE?: string | undefined
}): Promise<DevelopmentTokens | undefined> =>
  settings.SEEDLINE_ENV === 'development' && settings.DEV_SIGNING_KEY_FILE !== undefined
    ? signing(await readDevelopmentKey(settings.DEV_SIGNING_KEY_FILE))
    : undefined
