import { databaseOf, recordingServices } from '@seedline/contracts/services'
import type { Command } from 'commander'
import type { VerifyOptions } from '../actions/verify.ts'
import { run } from '../context.ts'
import { text } from './text.ts'

/**
 * `seedline verify`: every stream folded anew, every read model compared with it. Ends with 1
 * where they differ.
 */
export function addVerify(program: Command): void {
  const command = program
    .command('verify')
    .description(
      text('重算每条流并核对每个视图', 'fold every stream anew and compare every read model'),
    )
    .option('--mongo <url>', text('数据库地址', 'address of the database'))
  for (const service of recordingServices) {
    command.option(`--${service}-database <name>`, '', databaseOf(service))
  }
  command.action((options: VerifyOptions, command: Command) =>
    run(command, async (context) =>
      (await import('../actions/verify.ts')).verify(context, options),
    ),
  )
}
