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
    let waiting = [...day]
    while (waiting.length > 0) {
      const index = waiting.findIndex((unit) => unit.needs.every((id) => given.has(id)))
      const next = waiting[index]
      if (next === undefined) throw invalid(waiting.map(tooEarly))
      for (const id of next.gives) given.add(id)
      sorted.push(next)
      waiting = waiting.toSpliced(index, 1)
    }
  }
  return sorted
}

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
