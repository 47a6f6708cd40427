import { databaseOf, recordingServices } from '@seedline/contracts/services'
import type { Command } from 'commander'
import { doing } from '../context.ts'
import type { VerifyOptions } from '../running/servers.ts'
import { text } from './text.ts'

/**
 * `seedline verify`: every stream folded anew, every read model, snapshot and sum compared with it,
 * and the topics with the stores. Ends with 1 where something differs.
 */
export function addVerify(program: Command): void {
  const command = program
    .command('verify')
    .description(
      text(
        '重算每条流，核对每个视图、快照、轮次与主题',
        'fold every stream anew; compare every read model, snapshot, round and topic',
      ),
    )
    .option('--mongo <url>', text('数据库地址', 'address of the database'))
    .option('--brokers <list>', text('Kafka 地址，以逗号分隔', 'addresses of Kafka, by commas'))
    .option('--topic-prefix <prefix>', text('主题名的前缀', 'what topics begin with'))
  for (const service of recordingServices) {
    command.option(`--${service}-database <name>`, '', databaseOf(service))
  }
  command.action(
    doing(async (context, options: VerifyOptions) =>
      (await import('../actions/verify.ts')).verify(context, options),
    ),
  )
}
