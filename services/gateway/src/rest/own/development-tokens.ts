import type { Role } from '@seedline/contracts/roles'
import {
  type DevelopmentKey,
  developmentToken,
  readDevelopmentKey,
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
  async ({ role, ...identity }) => {
    const { token, expiresAt } = await developmentToken(key, role, { ...identity, hours })
    return { token, expiresAt }
  }

/** Who signs development tokens: nobody unless this is development and a key was given. */
export const developmentTokens = async (settings: {
  readonly SEEDLINE_ENV: 'development' | 'production'
  readonly DEV_SIGNING_KEY_FILE?: string | undefined
}): Promise<DevelopmentTokens | undefined> =>
  settings.SEEDLINE_ENV === 'development' && settings.DEV_SIGNING_KEY_FILE !== undefined
    ? signing(await readDevelopmentKey(settings.DEV_SIGNING_KEY_FILE))
    : undefined
