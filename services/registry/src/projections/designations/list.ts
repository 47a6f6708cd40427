import {
  daysBetween,
  daysFrom,
  type EnterpriseId,
  type LocalDate,
  lastDate,
} from '@seedline/values'
import type { ViewStore } from '@seedline/views'
import type { DesignationKind, DesignationLevel } from '../../designation/events.ts'
import { heldSpan } from '../../designation/held.ts'
import type { DesignationsDocument, TermDocument } from './document.ts'

export interface HeldFilter {
  readonly kind?: DesignationKind | undefined
  readonly level?: DesignationLevel | undefined
  readonly validOn: LocalDate
  /** Only those whose last day lies within so many days of that day. */
  readonly lapseWithinDays?: number | undefined
}

export interface HeldTerm extends TermDocument {
  readonly enterpriseId: EnterpriseId
  /** From the day asked to its last day; undefined where it has none. */
  readonly daysLeft: number | undefined
}

export interface HeldPage {
  readonly designations: readonly HeldTerm[]
  readonly nextPageToken: string
}

/** The designations that are held on a day, enterprise by enterprise. @throws ProblemError PAGE_TOKEN_INVALID */
export async function listDesignations(
  designations: ViewStore<DesignationsDocument>,
  filter: HeldFilter,
  page: { readonly size: number; readonly token: string },
): Promise<HeldPage> {
  const { found, nextPageToken } = await designations.find(conditionsOf(filter), { page })
  return {
    designations: found.flatMap(({ key, data }) => matching(key as EnterpriseId, data, filter)),
    nextPageToken,
  }
}

const latestEnd = ({ validOn, lapseWithinDays }: HeldFilter): LocalDate =>
  lapseWithinDays === undefined ? lastDate : (daysFrom(validOn, lapseWithinDays) ?? lastDate)

const conditionsOf = (filter: HeldFilter): Readonly<Record<string, unknown>> => ({
  found: {
    $elemMatch: {
      ...(filter.kind && { kind: filter.kind }),
      ...(filter.level && { level: filter.level }),
      from: { $lte: filter.validOn },
      to: { $gte: filter.validOn, $lte: latestEnd(filter) },
    },
  },
})

function matching(
  enterpriseId: EnterpriseId,
  { terms }: DesignationsDocument,
  filter: HeldFilter,
): readonly HeldTerm[] {
  const { kind, level, validOn } = filter
  return terms.flatMap((term) => {
    const { from, to } = heldSpan(term, terms)
    const matches =
      !term.reversed &&
      (kind === undefined || term.kind === kind) &&
      (level === undefined || term.level === level) &&
      from <= validOn &&
      (to ?? lastDate) >= validOn &&
      (to ?? lastDate) <= latestEnd(filter)
    if (!matches) return []
    return [{ ...term, enterpriseId, daysLeft: to === null ? undefined : daysBetween(validOn, to) }]
  })
}
