import type { PlanGroup, PlanNumber } from '../api/plan.ts'

/** One line of a table and one bar of a chart. */
export interface GroupRow {
  readonly key: string
  readonly label: string
  readonly number: PlanNumber | undefined
}

export type Dimension = 'year' | 'field' | 'district' | 'stage' | 'kind' | 'level' | 'money'

/**
 * A line for each known value of a dimension, in their order, and one for each other that something was found of;
 * last, what isn't known of the enterprises.
 */
export function groupRows(
  groups: readonly PlanGroup[],
  dimension: Dimension,
  known: readonly { readonly value: string; readonly label: string }[],
  unknown: string,
): readonly GroupRow[] {
  const found = new Map(groups.map((group) => [String(group[dimension] ?? ''), group.number]))
  const others = [...found.keys()].filter((key) => !known.some(({ value }) => value === key))
  const named = known.map(({ value, label }) => ({
    key: value,
    label,
    number: found.get(value),
  }))
  const further = others.toSorted().map((key) => ({
    key,
    label: isUnknown(key) ? unknown : key,
    number: found.get(key),
  }))
  const first = further.filter(({ key }) => !isUnknown(key))
  return [...named, ...first, ...further.filter(({ key }) => isUnknown(key))]
}

/** The words by which what isn't on record is answered, and asked for. */
export const isUnknown = (key: string): boolean => ['', 'unknown', 'UNKNOWN'].includes(key)

/** The latest year of which a number is known. */
export const latestYear = (groups: readonly PlanGroup[]): string =>
  String(
    groups
      .filter(({ number }) => number.value !== undefined || number.withheld)
      .map(({ year = 0 }) => year)
      .toSorted((a, b) => a - b)
      .at(-1) ?? '',
  )
