import type { LocalDate } from '@seedline/values'

/** Names that an enterprise bore until a day: from that day on it had others. */
export interface FormerName {
  readonly until: LocalDate
  readonly nameZh: string
  readonly nameEn: string
}

/** Former names of one enterprise, at most. */
export const formerNamesMax = 20

/** With one more, by their days. No two end on one day. */
export const withFormer = (
  former: readonly FormerName[],
  { until, nameZh, nameEn }: FormerName,
): readonly FormerName[] =>
  [...without(former, until), { until, nameZh, nameEn }].toSorted((a, b) =>
    a.until < b.until ? -1 : 1,
  )

/** Without what was borne until that day. */
export const without = (former: readonly FormerName[], until: LocalDate): readonly FormerName[] =>
  former.filter((one) => one.until !== until)
