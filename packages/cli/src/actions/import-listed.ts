import { type Gateway, post, refuseAnothersPlan } from '@seedline/gateway-client'
import { type ListedPlan, planListedFile } from '@seedline/importers'
import { capTableAnswer, confirmWhole, type Mismatch } from '@seedline/register'
import { addDays, localDate } from '@seedline/values'
import type { Context } from '../context.ts'
import { exitCodes } from '../print/failure.ts'
import { showMismatches } from './show-ownership.ts'

export async function importListed(context: Context, files: readonly string[], dryRun: boolean) {
  const { output } = context
  const plans: ListedPlan[] = []
  for (const file of files) plans.push(await planListedFile(file))
  if (dryRun) {
    output.result(
      plans.map(({ code, plan, notes }) => ({ code, steps: plan.steps, notes })),
      () =>
        plans.forEach((plan) => {
          for (const { label } of plan.plan.steps) output.line(label)
        }),
    )
    return exitCodes.ok
  }
  const gateway = await context.gateway('Listed companies import')
  const entered: Entered[] = []
  for (const plan of plans) entered.push(await enter(gateway, plan))
  output.result(entered, () => show(context, entered))
  const wrong = entered.some(({ mismatches }) => mismatches.length > 0)
  return wrong ? exitCodes.no : exitCodes.ok
}

interface Entered extends Pick<ListedPlan, 'code' | 'notes'> {
  readonly name: string
  readonly enterpriseId: string
  readonly recorded: number
  readonly repeated: number
  /** Whether the holders could be compared with the announcement at all. */
  readonly compared: boolean
  readonly mismatches: readonly Mismatch[]
}

async function enter(
  gateway: Gateway,
  { code, plan, notes, expected }: ListedPlan,
): Promise<Entered> {
  await refuseAnothersPlan(gateway, plan)
  const { ids, recorded, repeated, versions } = await post(gateway, plan)
  const enterpriseId = ids.get('enterprise') ?? ''
  const path = `/enterprises/${enterpriseId}/cap-table`
  const mismatches: Mismatch[] = []
  if (expected) {
    const version = versions.get(`${path}/transactions`) ?? 1
    const eve = addDays(localDate(expected.listedOn), -1)
    const after = await gateway.get(`${path}?atLeastVersion=${version}`)
    mismatches.push(...confirmWhole(expected.after, capTableAnswer.parse(after)))
    if (notes.every((each) => each.code !== 'HOLDERS_NOT_ITEMISED')) {
      const before = await gateway.get(`${path}?asOf=${eve}`)
      mismatches.push(...confirmWhole(expected.before, capTableAnswer.parse(before)))
    }
  }
  return {
    code,
    name: plan.title.zh,
    enterpriseId,
    recorded,
    repeated,
    compared: expected !== undefined,
    notes,
    mismatches,
  }
}

function show({ output }: Context, entered: readonly Entered[]): void {
  output.table(
    [
      { zh: '代码', en: 'Code' },
      { zh: '企业', en: 'Company' },
      { zh: '新记录', en: 'Recorded' },
      { zh: '已有', en: 'Known' },
      { zh: '与公告相符', en: 'As announced' },
    ],
    entered.map(({ code, name, recorded, repeated, compared, mismatches }) => [
      code,
      name,
      String(recorded),
      String(repeated),
      compared ? (mismatches.length === 0 ? '✓' : `✗ ${mismatches.length}`) : '–',
    ]),
  )
  for (const { code, notes, mismatches } of entered) {
    for (const { text: said } of notes) {
      output.note({ zh: `${code}：${said.zh}`, en: `${code}: ${said.en}` })
    }
    showMismatches(output, mismatches)
  }
}
