import { roles } from '@seedline/contracts/roles'
import { type Command, InvalidArgumentError, Option } from 'commander'
import type { TokenOptions } from '../actions/sign-token.ts'
import { doing } from '../context.ts'
import { text } from './text.ts'

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
    .option('--person <id>', text('持有人编号', 'whose subject it bears'))
    .option('--organisation <id>', text('所在机构', 'where the holder works'))
    .option('--hours <n>', text('有效小时数，最长 12', 'hours that it lives, at most 12'), hours, 8)
    .action(
      doing(async (context, options: TokenOptions) =>
        (await import('../actions/sign-token.ts')).signToken(context, options),
      ),
    )
}

function hours(text: string): number {
  const value = Number(text)
  if (Number.isFinite(value)) return value
  throw new InvalidArgumentError('a number of hours')
}
