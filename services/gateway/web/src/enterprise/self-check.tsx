import { Alert, Button } from 'antd'
import { lazy, Suspense, useId } from 'react'
import {
  type CheckAsked,
  type DesignationRule,
  type FactWord,
  useSelfCheck,
} from '../api/designations.ts'
import { useText } from '../i18n/i18n.ts'
import { useLanguage } from '../i18n/language.ts'
import { Asked } from '../kit/asked.tsx'
import { Choice } from '../kit/choice-filter.tsx'
import { Part } from '../kit/head.tsx'
import type { AsOf } from '../kit/use-as-of.ts'
import { useTermOptions } from '../kit/use-term-options.ts'
import { CheckResult } from './check-result.tsx'
import { suppositionsAsText, suppositionsOf } from './supposed-fact.ts'
import { Suppositions } from './suppositions.tsx'
import { useCheckAsked } from './use-check-asked.ts'

const DayPicker = lazy(async () => {
  const { DayPicker: picker } = await import('../kit/day-picker.tsx')
  return { default: picker }
})

interface Rules {
  readonly rules: readonly DesignationRule[]
  readonly facts: readonly FactWord[]
}

/** What the enterprise qualifies for and what it lacks: a designation, a day and a purpose are chosen. */
export function SelfCheckPart(props: { id: string; asOf: AsOf; rules: Rules }) {
  const text = useText()
  const { id, asOf, rules } = props
  const [asked, change] = useCheckAsked(asOf)
  const rule = rules.rules.find(({ key }) => key === asked.kind)
  return (
    <Part
      title={text('check.title')}
      testId="self-check"
      actions={<Button onClick={() => window.print()}>{text('check.print')}</Button>}
    >
      <div className="stack">
        <WhatToCheck asked={asked} rules={rules.rules} onChange={change} />
        <MissingOf rule={rule} />
        <Suppositions
          words={rules.facts}
          supposed={suppositionsOf(asked.suppose)}
          onChange={(supposed) => change({ suppose: suppositionsAsText(supposed) })}
        />
        {!rule || rule.versions.length === 0 ? null : <Answer id={id} asked={asked} />}
      </div>
    </Part>
  )
}

function Answer(props: { id: string; asked: CheckAsked }) {
  const check = useSelfCheck(props.id, props.asked)
  return <Asked query={check}>{(data) => <CheckResult check={data} />}</Asked>
}

function WhatToCheck(props: {
  asked: CheckAsked
  rules: readonly DesignationRule[]
  onChange: (change: Partial<CheckAsked>) => void
}) {
  const text = useText()
  const language = useLanguage()
  const id = useId()
  const { asked, onChange } = props
  const purposes = useTermOptions('checkPurposes')
  return (
    <div className="actions no-print">
      <Choice
        label={text('check.designation')}
        value={asked.kind}
        options={props.rules.map(({ key, name }) => ({ value: key, label: name[language] }))}
        onChange={(kind) => onChange({ kind: kind as CheckAsked['kind'] })}
      />
      <Choice
        label={text('check.purpose')}
        value={asked.purpose}
        options={purposes}
        onChange={(purpose) => onChange({ purpose: purpose as CheckAsked['purpose'] })}
      />
      <label htmlFor={id}>{text('check.on')}</label>
      <Suspense fallback={<input id={id} className="box day-picker" defaultValue={asked.on} />}>
        <DayPicker
          id={id}
          value={asked.on}
          placeholder={text('check.today')}
          onChange={(on) => onChange({ on })}
        />
      </Suspense>
    </div>
  )
}

/** What nobody has found of the criteria is said before anything is answered by the rest. */
function MissingOf(props: { rule: DesignationRule | undefined }) {
  const text = useText()
  const language = useLanguage()
  const { rule } = props
  if (!rule) return <Alert type="warning" showIcon title={text('check.noRule')} />
  const missing = [
    ...(rule.missing ? [rule.missing[language]] : []),
    ...rule.versions.flatMap(({ version, missing: of }) =>
      of ? [`${version}: ${of[language]}`] : [],
    ),
  ]
  if (missing.length === 0) return null
  return (
    <Alert
      type="warning"
      showIcon
      data-testid="rule-missing"
      title={[...missing, ...(rule.note ? [rule.note[language]] : [])].join(' · ')}
    />
  )
}
