import type { Gateway } from '@seedline/gateway-client'
import {
  type Dossier,
  type Entering,
  enterDossier,
  isUnequal,
  type Report,
  readDossierFile,
} from '@seedline/importers'
import { dateInShanghai, instantOf, ProblemError } from '@seedline/values'
import type { Context } from '../context.ts'
import { exitCodes } from '../print/failure.ts'
import { ofFile } from './of-file.ts'
import { showReport } from './show-dossier.ts'

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
  const today = dateInShanghai(instantOf(new Date()))
  const dossiers: Filed[] = []
  // Every file is read before anything is sent.
  for (const file of files) dossiers.push({ file, dossier: await readDossierFile(file, today) })
  const gateway = await gatewayFor(context, dryRun)
  const enter = (trial: boolean) =>
    enterAll(dossiers, { gateway, trial, confirms: confirm }, context)
  // All or nothing: a first pass records nothing.
  const tried = whole && !dryRun ? await enter(true) : undefined
  const keptBack = tried?.some(isShort) === true
  if (tried && !keptBack) warnOfUntried(context, tried)
  const reports = tried && keptBack ? tried : await enter(dryRun)
  const recordedNothing = dryRun || keptBack
  context.output.result(
    reports.map((report) => ({ ...report, recordedNothing })),
    () => {
      for (const report of reports) showReport(context.output, report, recordedNothing)
    },
  )
  const isNo = reports.some(isUnequal) || (whole && reports.some(isShort))
  return isNo ? exitCodes.no : exitCodes.ok
}

/** Of an enterprise that isn't there yet a trial can't tell everything: what is refused then is told, not taken back. */
function warnOfUntried({ output }: Context, reports: readonly Report[]): void {
  const untried = reports.flatMap(({ entries }) =>
    entries.filter(({ verdict }) => verdict === 'not-tried'),
  ).length
  if (untried > 0)
    output.warn({
      zh: `${untried} 项只检查了形式：所属企业尚未登记，或其命令不能试`,
      en: `${untried} entries were checked in their form only: their enterprise isn't registered yet, or their command can't be tried`,
    })
}

/** Something that could have been recorded was refused. */
const isShort = ({ refused }: Report): boolean => refused > 0

interface Filed {
  readonly file: string
  readonly dossier: Dossier
}

async function enterAll(dossiers: readonly Filed[], entering: Entering, { output }: Context) {
  const reports: Report[] = []
  for (const { file, dossier } of dossiers) {
    if (dossiers.length > 1)
      output.note({ zh: `${dossier.company.code}……`, en: `${dossier.company.code}…` })
    reports.push(await ofFile(file, enterDossier(dossier, entering)))
  }
  return reports
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
