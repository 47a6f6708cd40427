import { type Arrival, idOf, type Path, type Step, type Write } from '@seedline/gateway-client'
import type { Transaction } from '@seedline/register'
import type { Role } from '@seedline/service-kit'
import { deriveId, type LocalDate } from '@seedline/values'
import { provenance } from './facts.ts'
import type { Story } from './story.ts'

/** A story being written down as steps: what is recorded of it so far. */
export interface Tale {
  readonly story: Story
  readonly steps: { readonly date: string; readonly step: Step }[]
  /** Shares, or yuan of registered capital. */
  total: bigint
  /** Those of closed rounds included. */
  rungs: number
  /** Whether a round was closed that nothing has been waited for yet. */
  closing: boolean
}

export const ownId = (tale: Tale, what: string): string =>
  `demo-${String(tale.story.serial).padStart(2, '0')}.${what}`

export const capitalClass = (tale: Tale): string => ownId(tale, 'capital')
export const shareClass = (tale: Tale): string => ownId(tale, 'shares')

interface Command {
  readonly date: LocalDate
  readonly what: string
  readonly path: Path
  readonly body: unknown
  readonly role?: Role
  readonly as?: string
  readonly known?: Write['known']
}

export function write(tale: Tale, { date, what, path, body, role, as, known }: Command): void {
  const step: Write = {
    kind: 'write',
    label: { zh: `${tale.story.name.zh} ${what}`, en: `${tale.story.name.en} ${what}` },
    key: deriveId('Demo', String(tale.story.serial), what),
    role: role ?? 'registrar',
    path,
    body,
    ...(as !== undefined && { as }),
    ...(known && { known }),
  }
  tale.steps.push({ date, step })
}

export function transact(
  tale: Tale,
  date: LocalDate,
  what: string,
  transactions: readonly Transaction[],
): void {
  const path = ['enterprises', idOf('enterprise'), 'cap-table', 'transactions']
  write(tale, { date, what, path, body: { transactions } })
}

/** Records a rung by hand. */
export function climb(
  tale: Tale,
  rung: string,
  date: LocalDate,
  evidence: readonly unknown[],
  outOfOrderReason?: string,
): void {
  awaitRounds(tale, date)
  const path = ['enterprises', idOf('enterprise'), 'ladder', 'rungs']
  const body = {
    rung,
    reachedOn: date,
    evidence,
    ...(outOfOrderReason && { outOfOrderReason }),
    provenance,
  }
  write(tale, { date, what: `rung ${rung}`, path, body })
  tale.rungs++
}

/**
 * A closed round reaches the ladder and the cap table by events. Both are waited for before the
 * next thing that is recorded there, so that everything stands in the same order on every run.
 */
export function awaitRounds(tale: Tale, date: LocalDate): void {
  if (!tale.closing) return
  tale.closing = false
  wait(tale, date, 'ladder', { rungs: tale.rungs })
  wait(tale, date, 'cap-table', { totalQuantity: String(tale.total) })
}

export function wait(
  tale: Tale,
  date: LocalDate,
  view: 'ladder' | 'cap-table',
  until: Arrival,
  learn?: { readonly rung: string; readonly as: string },
): void {
  const label = { zh: `等待 ${tale.story.name.zh}`, en: `Wait for ${tale.story.name.en}` }
  const path = ['enterprises', idOf('enterprise'), view]
  tale.steps.push({ date, step: { kind: 'await', label, path, until, ...(learn && { learn }) } })
}
