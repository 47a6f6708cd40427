import { setTimeout as pause } from 'node:timers/promises'
import { made } from '@seedline/verify/testing'
import type { Caller } from '../system/caller.ts'
import { enterpriseOf, statementIdOf, valueAddedOf } from './told-enterprises.ts'

const year = 2025
const withinMs = 20_000
const yuanOfUnit = 10_000
const betweenMs = 200

const path = `/plan/groups?measure=value-added&year=${year}`

/**
 * How long it took each time from the sending of a restatement until the plan's sum has it, in ms. The sum is asked for
 * again and again meanwhile.
 */
export async function restatements(caller: Caller, times: number): Promise<readonly number[]> {
  const took: number[] = []
  for (let n = 1; n <= times; n += 1) {
    const before = await valueAdded(caller)
    const wanted = before + BigInt(yuanOfUnit)
    const begun = performance.now()
    const path = `/enterprises/${enterpriseOf(n)}/figures/${statementIdOf(n, year)}/restatements`
    await caller.post(path, {
      statedOn: '2026-06-30',
      audited: true,
      figures: [{ item: 'value_added', value: String(valueAddedOf(n, year) + 1), unit: '万元' }],
      reason: 'After the audit',
      provenance: { source: made.source, confidence: 'reported', synthetic: true },
    })
    await until(caller, wanted)
    took.push(performance.now() - begun)
    await pause(betweenMs)
  }
  return took
}

async function until(caller: Caller, wanted: bigint): Promise<void> {
  for (const end = Date.now() + withinMs; Date.now() < end; )
    if ((await valueAdded(caller)) === wanted) return
  throw new Error(`The plan's sum did not come to ${wanted}`)
}

async function valueAdded(caller: Caller): Promise<bigint> {
  const { total } = (await caller.get(path)) as { readonly total: { readonly value: string } }
  return BigInt(total.value)
}
