import { exactly, type LocalDate, parseStatedDecimal, trusted, type Unit } from '@seedline/values'
import { inOrderOfDays, isBetter } from '../../../figures/standing.ts'
import type { FiguresDocument, StatementDocument } from '../../figures/document.ts'
import { auditedKind, families, keyBy, type PlanFact } from '../fact.ts'

/** The yearly items that the plan is about. */
export const planItems = ['value_added', 'revenue', 'rd_expense'] as const

/** What stood of each item and year, from which day to which, as the statements that were not withdrawn tell. */
export function figureFacts({ statements }: FiguresDocument, version: number): readonly PlanFact[] {
  const facts: PlanFact[] = []
  const standing = new Map<string, Standing>()
  for (const on of inOrderOfDays(statements)) {
    if (on.period.length !== 4) continue
    for (const { item, value, unit } of on.figures) {
      if (!(planItems as readonly string[]).includes(item)) continue
      const amount = exactly({ value: trusted(parseStatedDecimal(value)), unit: unit as Unit })
      const family = families.figure(item, on.period)
      const before = standing.get(family)
      const bearsOut = before?.amount === amount && on.replaces === null
      if (bearsOut && !isBetter(on, before.on)) continue
      if (before) facts.push(...factOf(family, before, on.statedOn, version))
      standing.set(family, { on, amount })
    }
  }
  for (const [family, last] of standing) facts.push(...factOf(family, last, null, version))
  return facts
}

interface Standing {
  readonly on: StatementDocument
  readonly amount: bigint
}

// What was replaced on the day on which it was stated never stood at the end of one.
const factOf = (
  family: string,
  { on, amount }: Standing,
  to: LocalDate | null,
  version: number,
): readonly PlanFact[] =>
  to === on.statedOn
    ? []
    : [
        {
          family,
          key: keyBy(on.audited ? auditedKind : '', '', on.provenance),
          amount: String(amount),
          from: on.statedOn,
          to,
          stage: 'followed',
          record: 'figures',
          factId: on.statementId,
          version,
        },
      ]
