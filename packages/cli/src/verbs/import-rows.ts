import { confidences } from '@seedline/values'
import { Argument, type Command, Option } from 'commander'
import type { ImportRowsOptions, RowsKind } from '../actions/import-rows.ts'
import { doing } from '../context.ts'
import { text } from './text.ts'

const actions = () => import('../actions/import-rows.ts')

/** What files of rows may be about. */
const kinds: readonly RowsKind[] = ['enterprises', 'figures', 'patents', 'designations', 'carriers']

/** `seedline import enterprises FILE`: rows of CSV or XLSX, each with a verdict; and the template for one. */
export function addImportRows(imports: Command): void {
  for (const kind of kinds)
    imports
      .command(kind)
      .argument('<file>', text('CSV 或 XLSX 文件', 'CSV or XLSX file'))
      .description(text('按行导入，逐行给出结论', 'import rows, with a verdict on each'))
      .option('--try', text('只校验，不记录', 'judge them by the same rules, and record nothing'))
      .option('--whole', text('全部通过才导入', 'all or nothing: record no row if one is refused'))
      .option(
        '--verdicts <file>',
        text('逐行结论写入此文件（CSV）', 'write every verdict to this file (CSV)'),
      )
      .option(
        '--sheet <name>',
        text('工作表，默认第一张', 'sheet of a workbook; the first when absent'),
      )
      .addOption(
        new Option(
          '--encoding <name>',
          text('CSV 的编码', 'encoding of CSV; told by the file when absent'),
        ).choices(['utf-8', 'gb18030']),
      )
      .option(
        '--source <text>',
        text('来源，默认文件名', 'where the facts come from; the name of the file when absent'),
      )
      .addOption(
        new Option('--confidence <level>', text('可信程度', 'how far they are trusted'))
          .choices(confidences)
          .default('reported'),
      )
      .option('--synthetic', text('虚构数据', 'made-up data'))
      .action(
        doing(async (context, file: string, options: ImportRowsOptions) =>
          (await actions()).importRowsOf(context, kind, file, options),
        ),
      )
  imports
    .command('template')
    .addArgument(new Argument('<kind>').choices(kinds))
    .description(text('打印导入模板（CSV）', 'print an empty file for an import (CSV)'))
    .action(doing(async (context, kind: RowsKind) => (await actions()).rowsTemplate(context, kind)))
}
