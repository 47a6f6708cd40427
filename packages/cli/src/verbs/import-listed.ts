import type { Command } from 'commander'
import type { ImportListedOptions } from '../actions/import-listed.ts'
import { doing } from '../context.ts'
import { text } from './text.ts'

/**
 * `seedline import listed`: public facts of listed companies, from foundation to listing, by the
 * public interface.
 */
export function addImportListed(imports: Command): void {
  imports
    .command('listed')
    .argument('<files...>', text('上市公司事实文件（JSON）', 'files of public facts (JSON)'))
    .description(text('录入真实上市公司的公开事实', 'enter the public facts of listed companies'))
    .option('--dry-run', text('只试，不记录', 'try them and record nothing'))
    .option(
      '--whole',
      text('有任何一项被拒则什么也不记录', 'record nothing where anything is refused'),
    )
    .option(
      '--confirm',
      text('存疑的数据已核对，照样记录', 'record doubtful figures: they were checked'),
    )
    .action(
      doing(async (context, files: readonly string[], options: ImportListedOptions) =>
        (await import('../actions/import-listed.ts')).importListed(context, files, options),
      ),
    )
}
