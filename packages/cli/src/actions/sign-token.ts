import type { Role } from '@seedline/contracts/roles'
import {
  developmentIssuer,
  developmentToken,
  readDevelopmentKey,
} from '@seedline/service-kit/development-keys'
import type { Context } from '../context.ts'
import { signingKeyFile } from '../running/credentials.ts'

export interface TokenOptions {
  readonly as: Role
  readonly name?: string
  readonly person?: string
  readonly organisation?: string
  readonly hours: number
}

export async function signToken({ output }: Context, { as, ...options }: TokenOptions) {
  const key = await readDevelopmentKey(signingKeyFile())
  const named = { name: `Development ${as}`, ...options }
  const { token, expiresAt, actor } = await developmentToken(key, as, named)
  output.result({ token, expiresAt, issuer: developmentIssuer, actor }, () => output.line(token))
  return undefined
}
