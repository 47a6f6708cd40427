import type { Role } from '@seedline/contracts/roles'
import { type Arrival, idOf, type Path, type Step, type Write } from '@seedline/gateway-client'
import type { Transaction } from '@seedline/register'
import { deriveId } from '@seedline/values'
import type { EnterpriseData } from './data.ts'
import { type DocumentName, evidence, provenance } from './evidence.ts'

/** The steps of one enterprise so far, and what they lead to. */
export interface Steps {
  readonly enterprise: EnterpriseData
  readonly list: Step[]
  /** Shares, or yuan of registered capital. */
  total: bigint
  /** Entries of the cap table that were recorded by hand. */
  entries: number
  /** Those of closed rounds included. */
  rungs: number
  /** Whether a round was closed that nothing has been waited for yet. */
  roundUnderWay: boolean
}

/** An id on the enterprise's cap table. */
export function ownId({ enterprise: { serial } }: Steps, what: string): string {
  return `demo-${String(serial).padStart(2, '0')}.${what}`
}

export const capitalClass = (steps: Steps): string => ownId(steps, 'capital')
export const shareClass = (steps: Steps): string => ownId(steps, 'shares')

interface Command {
  /** What it is, among those of its enterprise: its key is derived from this. */
  readonly what: string
  readonly path: Path
  readonly body: unknown
  readonly role?: Role
  readonly as?: string
  readonly known?: NonNullable<Write['known']>
}

export function write(steps: Steps, { what, role = 'registrar', ...command }: Command): void {
  const { serial, nameZh, nameEn } = steps.enterprise
  steps.list.push({
    kind: 'write',
    label: { zh: `${nameZh} ${what}`, en: `${nameEn} ${what}` },
    key: deriveId('Demo', String(serial), what),
    role,
    ...command,
  })
}

/** The path of something that belongs to the enterprise. */
export function ofEnterprise(...rest: Path): Path {
  return ['enterprises', idOf('enterprise'), ...rest]
}

/** Records transactions on the cap table that add so many shares to it. */
export function transact(
  steps: Steps,
  what: string,
  transactions: readonly Transaction[],
  added = 0n,
): void {
  awaitRounds(steps)
  const path = ofEnterprise('cap-table', 'transactions')
  write(steps, { what, path, body: { transactions } })
  steps.total += added
  steps.entries += transactions.length
}

/** Records a rung by hand. */
export function recordRung(
  steps: Steps,
  rung: string,
  date: string,
  documents: readonly DocumentName[],
  outOfOrderReason?: string,
): void {
  awaitRounds(steps)
  const body = {
    rung,
    reachedOn: date,
    evidence: evidence(...documents),
    ...(outOfOrderReason && { outOfOrderReason }),
    provenance,
  }
  write(steps, { what: `rung ${rung}`, path: ofEnterprise('ladder', 'rungs'), body })
  steps.rungs++
}

/**
 * A closed round reaches the ladder and the cap table by events. Both are waited for before the
 * next thing that is recorded there, so that everything stands in the same order on every run.
 */
export function awaitRounds(steps: Steps): void {
  if (!steps.roundUnderWay) return
  steps.roundUnderWay = false
  wait(steps, 'ladder', { rungs: steps.rungs })
  wait(steps, 'cap-table', { totalQuantity: String(steps.total) })
}

/** Waits for a recorded rung, whose id later steps call `as`. */
export function learnRung(steps: Steps, rung: string, as: string): void {
  wait(steps, 'ladder', { rungs: steps.rungs }, { rung, as })
}

function wait(
  { enterprise: { nameZh, nameEn }, list }: Steps,
  view: 'ladder' | 'cap-table',
  until: Arrival,
  learn?: { readonly rung: string; readonly as: string },
): void {
  const label = { zh: `等待 ${nameZh}`, en: `Wait for ${nameEn}` }
  list.push({ kind: 'await', label, path: ofEnterprise(view), until, ...(learn && { learn }) })
}
