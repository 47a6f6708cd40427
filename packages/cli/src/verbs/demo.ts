import type { Command } from 'commander'
import { doing } from '../context.ts'
import { text } from './text.ts'

/** `seedline demo load`: made-up enterprises over eight years, by the public interface. */
export function addDemo(program: Command): void {
  program
    .command('demo')
    .description(text('演示数据', 'demonstration data'))
    .command('load')
    .description(
      text('录入 60 家虚构企业八年间的数据', 'record eight years of 60 made-up enterprises'),
    )
    .option('--if-empty', text('仅当系统中没有其他数据', 'only where nothing else is recorded'))
    .action(
      doing(async (context, { ifEmpty = false }: { readonly ifEmpty?: boolean }) =>
        (await import('../actions/load-demonstration.ts')).loadDemo(context, ifEmpty),
      ),
    )
}
