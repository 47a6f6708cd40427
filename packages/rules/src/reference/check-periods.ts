import { addDays, type LocalDate, localDate } from '@seedline/values'
import { type Fault, fault } from './fault.ts'
import { type Purpose, purposes } from './requirement.ts'

/** Days on which something answers; for one purpose alone where it says so. */
export interface Dated {
  readonly inForce: readonly {
    readonly from?: LocalDate
    readonly to?: LocalDate
    readonly for?: Purpose
  }[]
}

interface Period {
  readonly from: LocalDate
  readonly to: LocalDate
  readonly path: string
}

const first = localDate('0001-01-01')
const last = localDate('9998-12-31')

/** Days on which two versions would answer, or none because a period ends before it begins. */
export function checkPeriods(versions: readonly Dated[], path: string): readonly Fault[] {
  const backwards = periodsOf(versions, undefined, path).flatMap(({ from, to, path }) =>
    to < from ? [fault(path, 'it ends before it begins')] : [],
  )
  return [
    ...backwards,
    ...purposes.flatMap((purpose) => overlaps(periodsOf(versions, purpose, path))),
  ]
}

function periodsOf(
  versions: readonly Dated[],
  purpose: Purpose | undefined,
  path: string,
): readonly Period[] {
  return versions.flatMap(({ inForce }, version) =>
    inForce.flatMap(({ from = first, to = last, for: only }, index) =>
      purpose === undefined || only === undefined || only === purpose
        ? [{ from, to, path: `${path}/${version}/inForce/${index}` }]
        : [],
    ),
  )
}

function overlaps(periods: readonly Period[]): readonly Fault[] {
  const inOrder = [...periods].sort((a, b) => (a.from < b.from ? -1 : 1))
  return inOrder.flatMap(({ from, path }, index) => {
    const before = inOrder.slice(0, index).find(({ to }) => from < addDays(to, 1))
    return before ? [fault(path, `it overlaps with ${before.path}`)] : []
  })
}
