import type { DevelopmentKeyFiles } from '@seedline/service-kit/development-keys'
import type { Places } from '../places.ts'

/** The local key that signs development tokens, made once per folder. */
export async function ensureKeys(places: Places): Promise<DevelopmentKeyFiles> {
  const { ensureDevelopmentKeys } = await import('@seedline/service-kit/development-keys')
  return ensureDevelopmentKeys(places.folder)
}
