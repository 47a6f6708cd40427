import type { ReactNode } from 'react'
import { type PlanGroups, usePlan, usePlanGroups } from '../api/plan.ts'
import { nameOf, useDistricts, useMainFields } from '../app/reference.ts'
import { type Section, termsOf, useWord } from '../i18n/glossary.ts'
import { useText } from '../i18n/i18n.ts'
import { useLanguage } from '../i18n/language.ts'
import { Asked } from '../kit/asked.tsx'
import { GroupMap } from './group-map.tsx'
import { type Dimension as GroupedBy, groupRows } from './group-rows.ts'
import { GroupChart, GroupTable } from './group-table.tsx'
import { natureOf, noneOf } from './measures.ts'
import { MoneyNote, useMoneyKinds } from './money-kinds.tsx'
import { PlannedRoles } from './planned-roles.tsx'
import type { PlanAsked } from './use-plan-asked.ts'

interface Shown {
  /** With the year that is shown, where the numbers are those of one. */
  readonly asked: PlanAsked
  readonly asOf: string
}

/** What every chart and table of a dimension is told. */
function useGrouped({ asked, asOf }: Shown, dimension: GroupedBy) {
  const word = useWord()
  const measure = word('planMeasures', asked.measure)
  return {
    of: word('planDimensions', dimension),
    measure: [
      dimension !== 'year' && asked.year ? `${measure} ${asked.year}` : measure,
      // On paper no choice is seen.
      nameOf(useMainFields(), asked.field),
      nameOf(useDistricts(), asked.district),
    ]
      .filter(Boolean)
      .join(' · '),
    asOf,
    none: noneOf(asked.measure),
  }
}

/** Where one is chosen, the others are not asked for, and there is nothing to say of them. */
const only = <One extends { readonly value: string }>(
  all: readonly One[],
  chosen: string,
): readonly One[] => (chosen === '' ? all : all.filter(({ value }) => value === chosen))

function Dimension(props: { of: string; measure: string; children: ReactNode }) {
  const text = useText()
  const title = text('plan.by', { measure: props.measure, of: props.of })
  return (
    <section className="stack" aria-label={title}>
      <h3>{title}</h3>
      {props.children}
    </section>
  )
}

export function ByYear(props: Shown & { groups: PlanGroups }) {
  const text = useText()
  const grouped = useGrouped(props, 'year')
  const { groups, unit } = props.groups
  const rows = groupRows(groups, 'year', [], text('plan.unknown'))
  return (
    <Dimension {...grouped}>
      <GroupChart {...grouped} rows={rows} unit={unit} />
      <GroupTable {...grouped} rows={rows} testId="plan-by-year" />
    </Dimension>
  )
}

export function ByField(props: Shown) {
  const text = useText()
  const grouped = useGrouped(props, 'field')
  const fields = useMainFields()
  const found = usePlanGroups({ ...props.asked, by: 'field', asOf: props.asOf })
  return (
    <Dimension {...grouped}>
      <Asked query={found}>
        {({ groups, unit, total }) => {
          const rows = groupRows(
            groups,
            'field',
            only(fields, props.asked.field),
            text('plan.fieldUnknown'),
          )
          return (
            <>
              <GroupChart {...grouped} rows={rows} unit={unit} lying />
              <GroupTable {...grouped} rows={rows} total={total} testId="plan-by-field" />
            </>
          )
        }}
      </Asked>
    </Dimension>
  )
}

export function ByDistrict(props: Shown) {
  const text = useText()
  const grouped = useGrouped(props, 'district')
  const districts = useDistricts()
  const found = usePlanGroups({ ...props.asked, by: 'district', asOf: props.asOf })
  return (
    <Dimension {...grouped}>
      <Asked query={found}>
        {({ groups, total }) => {
          const rows = groupRows(
            groups,
            'district',
            only(districts, props.asked.district),
            text('plan.districtUnknown'),
          )
          return (
            <>
              <GroupMap {...props} rows={rows} says={grouped.measure} />
              <PlannedRoles />
              <GroupTable {...grouped} rows={rows} total={total} testId="plan-by-district" />
            </>
          )
        }}
      </Asked>
    </Dimension>
  )
}

/** By the kinds that a measure has: of designations, of carriers, by the rung of rounds. */
export function ByKind(props: Shown) {
  const { kinds } = natureOf(props.asked.measure)
  const terms = useTerms(kinds)
  return kinds ? <ByTerm {...props} dimension="kind" terms={terms} /> : null
}

/** By where on the plan's way the enterprises are; of what happened, were. */
export const ByStage = (props: Shown) => (
  <ByTerm {...props} dimension="stage" terms={useTerms('planStages')} />
)

/** By whoever grants it: the state, the province, the city, a district. */
export const ByLevel = (props: Shown) => (
  <ByTerm {...props} dimension="level" terms={useTerms('designationLevels')} />
)

/** By whose money it was, as the plan names it. */
export function ByMoney(props: Shown) {
  const kinds = useMoneyKinds(usePlan(props.asOf).data)
  return (
    <>
      <ByTerm {...props} dimension="money" terms={kinds.terms} />
      <MoneyNote kinds={kinds} />
    </>
  )
}

function useTerms(section: Section | undefined): readonly Term[] {
  const language = useLanguage()
  return section === undefined
    ? []
    : termsOf(section).map((term) => ({ value: term.key, label: term[language] }))
}

interface Term {
  readonly value: string
  readonly label: string
}

/** By a dimension whose values have words, those of which there is something. */
function ByTerm(
  props: Shown & { dimension: 'kind' | 'stage' | 'level' | 'money'; terms: readonly Term[] },
) {
  const text = useText()
  const { dimension, terms } = props
  const grouped = useGrouped(props, dimension)
  const found = usePlanGroups({ ...props.asked, by: dimension, asOf: props.asOf })
  return (
    <Dimension {...grouped}>
      <Asked query={found}>
        {({ groups, unit, total }) => {
          const known = terms.filter(({ value }) =>
            groups.some((group) => group[dimension] === value),
          )
          const rows = groupRows(groups, dimension, known, text('plan.unknown'))
          return (
            <>
              <GroupChart {...grouped} rows={rows} unit={unit} lying />
              <GroupTable {...grouped} rows={rows} total={total} testId={`plan-by-${dimension}`} />
            </>
          )
        }}
      </Asked>
    </Dimension>
  )
}
