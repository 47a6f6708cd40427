import { type Gateway, post, refuseAnothersPlan } from '@seedline/gateway-client'
import {
  type CapTableAnswer,
  capTableAnswer,
  confirmWithin,
  type Mismatch,
} from '@seedline/register'
import type { OcfPlan } from './plan-package.ts'

/** What came of a package. */
export interface EnteredPackage {
  readonly enterpriseId: string
  readonly recorded: number
  /** What had been recorded before, just so. */
  readonly repeated: number
  readonly capTable: CapTableAnswer
  /** Where the cap table is not what the package says. */
  readonly mismatches: readonly Mismatch[]
  /** How many more securities the cap table holds, where it has all of the package. */
  readonly others: number
}

/** Enters a package, and compares what stands then. @throws ProblemError */
export async function enterPackage(
  gateway: Gateway,
  { plan, register }: OcfPlan,
): Promise<EnteredPackage> {
  await refuseAnothersPlan(gateway, plan)
  const { ids, versions, recorded, repeated } = await post(gateway, plan)
  const enterpriseId = ids.get('enterprise') ?? ''
  const path = `/enterprises/${enterpriseId}/cap-table`
  const version = versions.get(`${path}/transactions`)
  const capTable = capTableAnswer.parse(
    await gateway.get(version ? `${path}?atLeastVersion=${version}` : path),
  )
  const mismatches = confirmWithin(register, capTable)
  const standing = capTable.holders.flatMap(({ securities }) => securities).length
  const others = mismatches.length === 0 ? standing - register.securities.size : 0
  return { enterpriseId, recorded, repeated, capTable, mismatches, others }
}
