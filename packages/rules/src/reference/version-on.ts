import type { LocalDate } from '@seedline/values'
import type { Dated } from './check-periods.ts'
import type { Purpose } from './requirement.ts'

/** The version that answers for that day, of which there is one at most; undefined where none does. */
export const versionOn = <Version extends Dated>(
  versions: readonly Version[],
  on: LocalDate,
  purpose?: Purpose,
): Version | undefined =>
  versions.find(({ inForce }) =>
    inForce.some(
      ({ from, to, for: only }) =>
        (only === undefined || only === purpose) &&
        (from === undefined || from <= on) &&
        (to === undefined || on <= to),
    ),
  )
