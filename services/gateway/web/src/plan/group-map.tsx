import type { PlanNumber } from '../api/plan.ts'
import { useAreas } from '../app/reference.ts'
import { useText } from '../i18n/i18n.ts'
import { useAmount } from './amount.ts'
import { behindAddress } from './behind.ts'
import { DistrictMap, type OnMap } from './district-map.tsx'
import type { GroupRow } from './group-rows.ts'
import { noneOf } from './measures.ts'
import type { PlanAsked } from './use-plan-asked.ts'

/** The numbers of the districts on their drawing. */
export function GroupMap(props: {
  rows: readonly GroupRow[]
  asked: PlanAsked
  asOf: string
  says: string
}) {
  const text = useText()
  const areas = useAreas()
  const onMap = useOnMap()
  const { rows, asked, asOf } = props
  const { measure, year, field } = asked
  const said = areas.map(({ code }): [string, OnMap] => {
    const number = rows.find(({ key }) => key === code)?.number
    const question = { measure, field, district: code, ...(year ? { year: Number(year) } : {}) }
    return [
      code,
      { ...onMap(number, noneOf(measure)), to: behindAddress(number?.behind ?? question, asOf) },
    ]
  })
  return <DistrictMap of={new Map(said)} label={text('plan.map', { measure: props.says })} />
}

/** What a number is on a map: how it is shaded, and its words. */
function useOnMap(): (of: PlanNumber | undefined, none: string | undefined) => Omit<OnMap, 'to'> {
  const text = useText()
  const amount = useAmount()
  return (of, none) => {
    if (of?.withheld) return { value: undefined, says: text('plan.withheld') }
    const value = of?.value ?? none
    if (value === undefined) return { value: undefined, says: '–' }
    return { value: Number(value), says: of ? amount(value, of.unit).short : value }
  }
}
