import type { Command } from 'commander'
import { run } from '../context.ts'
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
    .option('--dry-run', text('只检查，不发送', 'check them and send nothing'))
    .action((files: string[], options: { dryRun?: boolean }, command: Command) =>
      run(command, async (context) => {
        const { importListed } = await import('../actions/import-listed.ts')
        return importListed(context, files, options.dryRun === true)
      }),
    )
}
