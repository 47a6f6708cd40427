import { enterPackage, planPackage, readPackage, refuseWarnings } from '@seedline/importers'
import type { Context } from '../context.ts'
import { exitCodes } from '../print/failure.ts'
import { showOwnership } from './show-ownership.ts'

export interface OcfOptions {
  readonly strict?: boolean
  readonly dryRun?: boolean
}

export async function importOcf(context: Context, folder: string, options: OcfOptions) {
  const { output } = context
  const planned = planPackage(await readPackage(folder))
  const { plan, warnings } = planned
  if (options.strict) refuseWarnings(warnings)
  for (const warning of warnings) output.warn(warning.text)
  if (options.dryRun) {
    output.result({ steps: plan.steps, warnings }, () => {
      for (const { label } of plan.steps) output.line(label)
    })
    return exitCodes.ok
  }
  const gateway = await context.gateway('Open Cap Format import')
  const { others, ...entered } = await enterPackage(gateway, planned)
  const { enterpriseId, recorded, repeated, capTable, mismatches } = entered
  output.result({ ...entered, warnings }, () => {
    output.line({
      zh: `企业 ${enterpriseId}：新记录 ${recorded} 项，已有 ${repeated} 项`,
      en: `Enterprise ${enterpriseId}: ${recorded} recorded, ${repeated} known before`,
    })
    showOwnership(output, capTable, mismatches)
    if (others > 0) {
      output.note({
        zh: `股权结构中另有 ${others} 份证券不在此包中`,
        en: `The cap table holds ${others} securities that are not in this package`,
      })
    }
  })
  return mismatches.length === 0 ? exitCodes.ok : exitCodes.no
}
