import type { Role } from '@seedline/service-kit'
import {
  developmentIssuer,
  readDevelopmentKey,
  signDevelopmentToken,
} from '@seedline/service-kit/development-keys'
import { type Command, InvalidArgumentError, Option } from 'commander'
import { signingKeyFile } from '../running/credentials.ts'
import { roles } from '../running/roles.ts'
import { run } from './context.ts'
import { text } from './text.ts'

interface TokenOptions {
  readonly as: Role
  readonly name?: string
  readonly hours: number
}

/**
 * `seedline token`: a token for one role, signed with the local development key; refused in
 * production.
 */
export function addToken(program: Command): void {
  program
    .command('token')
    .description(text('签发开发用令牌', 'sign a development token'))
    .addOption(
      new Option('--as <role>', text('角色', 'role')).choices([...roles]).makeOptionMandatory(),
    )
    .option('--name <name>', text('持有人姓名', 'name of the holder'))
    .option('--hours <n>', text('有效小时数，最长 12', 'hours that it lives, at most 12'), hours, 8)
    .action((options: TokenOptions, command: Command) =>
      run(command, async ({ output }) => {
        const key = await readDevelopmentKey(signingKeyFile())
        const actor = {
          subject: `development:${options.as}`,
          name: options.name ?? `Development ${options.as}`,
          roles: [options.as],
          organisation: 'seedline',
        }
        const now = Date.now()
        const token = await signDevelopmentToken(key, actor, { hours: options.hours, now })
        const expiresAt = new Date(now + options.hours * 3_600_000).toISOString()
        output.result({ token, expiresAt, issuer: developmentIssuer, actor }, () =>
          output.line(token),
        )
        return undefined
      }),
    )
}

function hours(text: string): number {
  const value = Number(text)
  if (Number.isFinite(value)) return value
  throw new InvalidArgumentError('a number of hours')
}
