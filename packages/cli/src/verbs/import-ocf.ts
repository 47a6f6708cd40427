import type { Command } from 'commander'
import type { OcfOptions } from '../actions/import-ocf.ts'
import { doing } from '../context.ts'
import { text } from './text.ts'

/** `seedline import ocf`: an Open Cap Format 1.2 package, by the public interface. */
export function addImportOcf(imports: Command): void {
  imports
    .command('ocf')
    .argument('<folder>', text('包所在文件夹', 'folder of the package'))
    .description(text('导入 Open Cap Format 1.2 包', 'import an Open Cap Format 1.2 package'))
    .option('--strict', text('有任何疑问即拒绝', 'refuse a package that raises any doubt'))
    .option('--dry-run', text('只检查，不发送', 'check it and send nothing'))
    .action(
      doing(async (context, folder: string, options: OcfOptions) =>
        (await import('../actions/import-ocf.ts')).importOcf(context, folder, options),
      ),
    )
}
