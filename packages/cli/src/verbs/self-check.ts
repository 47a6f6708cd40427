import { parseLocalDate } from '@seedline/values'
import { type Command, InvalidArgumentError } from 'commander'
import type { SelfCheckOptions } from '../actions/self-check.ts'
import { doing } from '../context.ts'
import { text } from './text.ts'

/**
 * `seedline self-check`: the facts of a file against the rules of a designation, as in force on a day. Ends with 1
 * where they are not met, or not known to be.
 */
export function addSelfCheck(program: Command): void {
  program
    .command('self-check')
    .description(text('按称号的认定条件自查', 'check facts against the criteria of a designation'))
    .requiredOption('--designation <id>', text('称号，如 little-giant', 'such as little-giant'))
    .requiredOption('--facts <file>', text('事实文件（JSON）', 'file of facts (JSON)'))
    .option('--on <date>', text('按哪一天的标准与事实', 'as of which day; today when absent'), day)
    .option('--renewal', text('复核，而非首次申请', 'a renewal, not a first application'))
    .action(
      doing(async (context, options: SelfCheckOptions) =>
        (await import('../actions/self-check.ts')).checkFacts(context, options),
      ),
    )
}

function day(input: string) {
  const parsed = parseLocalDate(input)
  if (parsed.ok) return parsed.value
  throw new InvalidArgumentError(text(parsed.problem.title.zh, parsed.problem.title.en))
}
