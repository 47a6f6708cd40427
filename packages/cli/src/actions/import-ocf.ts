import { type Gateway, type Posted, post, refuseAnothersPlan } from '@seedline/gateway-client'
import { type OcfPlan, planPackage, readPackage, refuseWarnings } from '@seedline/importers'
import { capTableAnswer, confirmWithin } from '@seedline/register'
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
  if (options.strict) refuseWarnings(planned.warnings)
  for (const warning of planned.warnings) output.warn(warning.text)
  if (options.dryRun) {
    const { plan, warnings } = planned
    output.result({ steps: plan.steps, warnings }, () => {
      for (const { label } of plan.steps) output.line(label)
    })
    return exitCodes.ok
  }
  const gateway = await context.gateway('Open Cap Format import')
  await refuseAnothersPlan(gateway, planned.plan)
  const posted = await post(gateway, planned.plan)
  return report(context, gateway, planned, posted)
}

async function report(
  { output }: Context,
  gateway: Gateway,
  { register, warnings }: OcfPlan,
  { ids, versions, recorded, repeated }: Posted,
) {
  const enterpriseId = ids.get('enterprise') ?? ''
  const path = `/enterprises/${enterpriseId}/cap-table`
  const version = versions.get(`${path}/transactions`)
  const answer = capTableAnswer.parse(
    await gateway.get(version ? `${path}?atLeastVersion=${version}` : path),
  )
  const mismatches = confirmWithin(register, answer)
  const known = register.securities.size
  const standing = answer.holders.flatMap(({ securities }) => securities).length
  const data = { enterpriseId, recorded, repeated, warnings, capTable: answer, mismatches }
  output.result(data, () => {
    output.line({
      zh: `企业 ${enterpriseId}：新记录 ${recorded} 项，已有 ${repeated} 项`,
      en: `Enterprise ${enterpriseId}: ${recorded} recorded, ${repeated} known before`,
    })
    showOwnership(output, answer, mismatches)
    if (standing > known && mismatches.length === 0) {
      output.note({
        zh: `股权结构中另有 ${standing - known} 份证券不在此包中`,
        en: `The cap table holds ${standing - known} securities that are not in this package`,
      })
    }
  })
  return mismatches.length === 0 ? exitCodes.ok : exitCodes.no
}
