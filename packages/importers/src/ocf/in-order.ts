import { invalid, mistake } from './findings.ts'
import type { OcfUnit } from './ocf-unit.ts'

/**
 * Units by date; within a day in the order of the file, save that what needs a security comes
 * after what gives it: the format says nothing of the order in which transactions are written.
 * Undated units come first.
 */
export function inOrder(units: readonly OcfUnit[]): OcfUnit[] {
  const given = new Set<string>()
  const sorted: OcfUnit[] = []
  for (const day of days(units)) {
    const waiting: OcfUnit[] = []
    for (const unit of day) {
      waiting.push(unit)
      // Whatever waited before this unit comes before what follows it, as soon as it can.
      for (let next = firstReady(waiting, given); next >= 0; next = firstReady(waiting, given)) {
        const [taken] = waiting.splice(next, 1)
        for (const id of taken?.gives ?? []) given.add(id)
        if (taken) sorted.push(taken)
      }
    }
    if (waiting.length > 0) throw invalid(waiting.map(tooEarly))
  }
  return sorted
}

const firstReady = (waiting: readonly OcfUnit[], given: ReadonlySet<string>): number =>
  waiting.findIndex((unit) => unit.needs.every((id) => given.has(id)))

function days(units: readonly OcfUnit[]): OcfUnit[][] {
  const byDate = Map.groupBy(units, ({ date }) => date ?? '')
  return [...byDate].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, day]) => day)
}

function tooEarly({ id, objectType, date, needs }: OcfUnit) {
  const list = needs.join(', ')
  return mistake(
    `/${id}`,
    'OCF_SECURITY_NOT_YET_ISSUED',
    `${objectType} ${id}（${date}）所用的 ${list} 当时尚未发行`,
    `${objectType} ${id} of ${date} uses ${list}, which had not been issued by then`,
  )
}
