import { exportPlanGroups, type PlanGroups, usePlanGroups } from '../api/plan.ts'
import { useDistricts, useMainFields } from '../app/reference.ts'
import { termsOf, useWord } from '../i18n/glossary.ts'
import { useText } from '../i18n/i18n.ts'
import { useLanguage } from '../i18n/language.ts'
import { Asked } from '../kit/asked.tsx'
import { Choice, ChoiceFilter } from '../kit/choice-filter.tsx'
import { ExportButtons } from '../kit/export-buttons.tsx'
import { Part } from '../kit/head.tsx'
import { ByDistrict, ByField, ByKind, ByLevel, ByMoney, ByStage, ByYear } from './dimensions.tsx'
import { latestYear } from './group-rows.ts'
import { measures, natureOf } from './measures.ts'
import { NothingYet } from './nothing-yet.tsx'
import { type PlanAsked, usePlanAsked } from './use-plan-asked.ts'

/** A measure of the reader's choice, by year, field and district. */
export function Numbers(props: { asOf: string }) {
  const text = useText()
  const [asked, change] = usePlanAsked()
  const { asOf } = props
  const { year, ...others } = asked
  const nature = natureOf(asked.measure)
  const years = usePlanGroups({ ...others, by: 'year', asOf })
  return (
    <Part
      id="numbers"
      title={text('plan.numbers')}
      testId="plan-numbers"
      actions={
        <ExportButtons
          onExport={(kind) =>
            exportPlanGroups(
              {
                ...asked,
                by: nature.byMoney
                  ? 'year,kind,money'
                  : nature.counts === 'holdings'
                    ? 'field,district'
                    : 'year,field,district',
                asOf,
              },
              kind,
            )
          }
        />
      }
    >
      <Choices asked={asked} years={years.data} onChange={change} />
      <Asked query={years}>
        {(data) =>
          data.groups.length === 0 ? (
            <NothingYet measure={asked.measure} />
          ) : (
            <Dimensions
              // Of figures one year is shown: several years' don't add up.
              asked={
                nature.counts === 'figures' && !year
                  ? { ...asked, year: latestYear(data.groups) }
                  : asked
              }
              years={data}
              asOf={asOf}
            />
          )
        }
      </Asked>
    </Part>
  )
}

function Dimensions(props: { asked: PlanAsked; years: PlanGroups; asOf: string }) {
  const { asked, years, asOf } = props
  const text = useText()
  const shown = { asked, asOf }
  const { kinds, byStage, byLevel, byMoney } = natureOf(asked.measure)
  return (
    <>
      <ByYear {...shown} groups={years} />
      <ByField {...shown} />
      <ByDistrict {...shown} />
      {byStage ? <ByStage {...shown} /> : null}
      {kinds ? <ByKind {...shown} /> : null}
      {byLevel ? <ByLevel {...shown} /> : null}
      {byMoney ? <ByMoney {...shown} /> : null}
      {byMoney ? <span className="quiet">{text('plan.money.ofDeals')}</span> : null}
    </>
  )
}

function Choices(props: {
  asked: PlanAsked
  years: PlanGroups | undefined
  onChange: (change: Partial<PlanAsked>) => void
}) {
  const text = useText()
  const word = useWord()
  const { asked, years, onChange } = props
  const levels = useLevels()
  // Yuan can always be gone back to.
  const currencies = natureOf(asked.measure).byMoney
    ? [...new Set(['CNY', ...(years?.currencies ?? [])])]
    : []
  const known = (years?.groups ?? []).map(({ year }) => String(year ?? '')).filter(Boolean)
  const chosen = asked.year && !known.includes(asked.year) ? [asked.year] : []
  return (
    <div className="actions no-print">
      <Choice
        label={text('plan.measure')}
        value={asked.measure}
        options={measures.map((value) => ({ value, label: word('planMeasures', value) }))}
        onChange={(measure) =>
          onChange({ measure: measure as PlanAsked['measure'], year: '', level: '', currency: '' })
        }
      />
      <ChoiceFilter
        all={text(yearsOf(asked))}
        value={asked.year}
        options={[...new Set([...known, ...chosen])]
          .toSorted()
          .map((value) => ({ value, label: value }))}
        onChange={(year) => onChange({ year })}
      />
      <ChoiceFilter
        all={text('list.allFields')}
        value={asked.field}
        options={useMainFields()}
        onChange={(field) => onChange({ field })}
      />
      <ChoiceFilter
        all={text('list.allDistricts')}
        value={asked.district}
        options={useDistricts()}
        onChange={(district) => onChange({ district })}
      />
      {currencies.length > 1 ? (
        <Choice
          label={text('plan.currency')}
          value={asked.currency || 'CNY'}
          options={currencies.map((value) => ({ value, label: value }))}
          onChange={(currency) => onChange({ currency: currency === 'CNY' ? '' : currency })}
        />
      ) : null}
      {natureOf(asked.measure).byLevel ? (
        <ChoiceFilter
          all={text('plan.allLevels')}
          value={asked.level}
          options={levels}
          onChange={(level) => onChange({ level })}
        />
      ) : null}
    </div>
  )
}

/** The levels that what is granted may have, and the plan's own: provincial or above. */
function useLevels() {
  const text = useText()
  const language = useLanguage()
  return [
    ...termsOf('designationLevels').map((term) => ({ value: term.key, label: term[language] })),
    { value: 'provincial-plus', label: text('plan.provincialPlus') },
  ]
}

/** What stands for no year: of figures the latest, of what is held the day, of what happened all. */
function yearsOf({ measure }: PlanAsked) {
  const { counts } = natureOf(measure)
  switch (counts) {
    case 'figures':
      return 'plan.latestYear'
    case 'holdings':
      return 'plan.onTheDay'
    case 'happenings':
      return 'plan.allYears'
    default:
      return counts satisfies never
  }
}
