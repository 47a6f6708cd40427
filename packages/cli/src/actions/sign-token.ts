import type { Role } from '@seedline/contracts/roles'
import {
  developmentActor,
  developmentIssuer,
  readDevelopmentKey,
  signDevelopmentToken,
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

export async function signToken({ output }: Context, options: TokenOptions) {
  const key = await readDevelopmentKey(signingKeyFile())
  const { person, organisation } = options
  const actor = developmentActor(options.as, {
    name: options.name ?? `Development ${options.as}`,
    ...(person !== undefined && { person }),
    ...(organisation !== undefined && { organisation }),
  })
  const now = Date.now()
  const token = await signDevelopmentToken(key, actor, { hours: options.hours, now })
  const expiresAt = new Date(now + options.hours * 3_600_000).toISOString()
  output.result({ token, expiresAt, issuer: developmentIssuer, actor }, () => output.line(token))
  return undefined
}
