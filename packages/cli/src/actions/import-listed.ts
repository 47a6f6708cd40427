import type { Gateway } from '@seedline/gateway-client'
import {
  enterFiles,
  isShort,
  isUnequal,
  type Report,
  readDossierFiles,
  tellReport,
} from '@seedline/importers'
import { dateInShanghai, instantOf, ProblemError } from '@seedline/values'
import type { Context } from '../context.ts'
import { exitCodes } from '../print/failure.ts'
import type { Output } from '../print/output.ts'
import { showMismatches } from './show-ownership.ts'

export interface ImportListedOptions {
  readonly dryRun?: boolean
  readonly whole?: boolean
  readonly confirm?: boolean
}

/** Brings the record of each company to what its dossier says; ends with 1 where a figure is not what was found, or, of `whole`, where anything is refused. */
export async function importListed(
  context: Context,
  files: readonly string[],
  { dryRun = false, whole = false, confirm = false }: ImportListedOptions,
): Promise<number> {
  const { output } = context
  const filed = await readDossierFiles(files, dateInShanghai(instantOf(new Date())))
  const { reports, recordedNothing } = await enterFiles(filed, {
    gateway: await gatewayFor(context, dryRun),
    trial: dryRun,
    confirms: confirm,
    whole,
    begins(code) {
      if (files.length > 1) output.note({ zh: `${code}……`, en: `${code}…` })
    },
    untried: (count) => warnOfUntried(output, count),
  })
  output.result(
    reports.map((report) => ({ ...report, recordedNothing })),
    () => {
      for (const report of reports) showReport(output, report, recordedNothing)
    },
  )
  const isNo = reports.some(isUnequal) || (whole && reports.some(isShort))
  return isNo ? exitCodes.no : exitCodes.ok
}

/** Of an enterprise that isn't there yet a trial can't tell everything: what is refused then is told, not taken back. */
function warnOfUntried(output: Output, count: number): void {
  if (count > 0)
    output.warn({
      zh: `${count} 项只检查了形式：所属企业尚未登记，或其命令不能试`,
      en: `${count} entries were checked in their form only: their enterprise isn't registered yet, or their command can't be tried`,
    })
}

function showReport(output: Output, report: Report, recordedNothing: boolean): void {
  const { code, name, mismatches } = report
  const { outcomes, lines } = tellReport(report)
  output.line({ zh: `${code} ${name.zh}`, en: `${code} ${name.en}` })
  if (recordedNothing) output.line({ zh: '试运行：没有记录任何内容', en: 'Nothing was recorded' })
  output.table(
    [
      { zh: '结果', en: 'Outcome' },
      { zh: '条目', en: 'Entries' },
    ],
    outcomes.map(({ outcome, entries }) => [outcome[output.language], String(entries)]),
  )
  for (const line of lines) output.line(line)
  showMismatches(output, mismatches)
}

/** A dry run without a system checks the files alone, and says so. */
async function gatewayFor(context: Context, dryRun: boolean): Promise<Gateway | undefined> {
  try {
    return await context.gateway('Listed companies import')
  } catch (error) {
    const isAway = error instanceof ProblemError && error.problem.code === 'GATEWAY_NOT_FOUND'
    if (!dryRun || !isAway) throw error
    context.output.warn({
      zh: '没有找到运行中的系统：只检查了文件本身，登记系统的规则没有试过',
      en: 'No running system was found: the files alone are checked, and the rules of the record are not tried',
    })
    return undefined
  }
}
