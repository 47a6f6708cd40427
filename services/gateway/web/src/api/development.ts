import { createDevelopmentToken } from './gen/gateway.ts'
import type { Role } from './gen/model/index.ts'

/** A token for one of the demonstration identities; only a development gateway has this. */
export async function demonstrationToken(
  role: string,
  name: string,
  other: { readonly person?: string; readonly organisation?: string } = {},
): Promise<string> {
  return (await createDevelopmentToken({ role: role as Role, name, ...other })).token
}
