import type { Plan, PlanTarget } from '../api/plan.ts'
import { nameOf, useMaterialFields } from '../app/reference.ts'
import { useWord } from '../i18n/glossary.ts'
import { useText } from '../i18n/i18n.ts'
import { useLanguage } from '../i18n/language.ts'
import { ProgressBar } from '../kit/progress.tsx'
import { useAmount } from './amount.ts'
import { Basis, NumberLink, RestsOn } from './number-cell.tsx'
import { dueShare, shareOf } from './share.ts'
import { StateMark } from './state-mark.tsx'

/** Each target of the plan: how far it has come, how it stands, and what that rests on. */
export function Targets(props: { plan: Plan; asOf: string }) {
  const { plan, asOf } = props
  return (
    <ul className="facts" data-testid="plan-targets">
      {plan.targets.map((target) => (
        <li key={target.targetId} data-testid={`target-${target.targetId}`}>
          <Target of={target} plan={plan} asOf={asOf} />
        </li>
      ))}
    </ul>
  )
}

function Target(props: { of: PlanTarget; plan: Plan; asOf: string }) {
  const language = useLanguage()
  const { of } = props
  return (
    <div className="target">
      <div className="stack tight">
        <div className="marks">
          <h3>{of[language]}</h3>
          <StateMark state={of.state} />
        </div>
        <span>{language === 'zh' ? of.becauseZh : of.becauseEn}</span>
        <Origin of={of} />
      </div>
      <div className="stack tight">
        {of.value === undefined ? null : <Progress {...props} />}
        {of.parts.length > 0 ? <Parts {...props} /> : null}
      </div>
    </div>
  )
}

/** What the target asks for, in words: at least 55 bn, by 2025. */
function useGoal(): (of: PlanTarget) => string {
  const text = useText()
  const amount = useAmount()
  return ({ operator, value, valueMost, unit = '', year }) => {
    const least = value === undefined ? '' : amount(value, unit).short
    const most = valueMost === undefined ? '' : amount(valueMost, unit).short
    const goal = {
      equal: least,
      'at-least': text('plan.atLeast', { least }),
      between: text('plan.between', { least, most }),
    }[operator]
    return year === undefined ? goal : text('plan.goalBy', { goal, year })
  }
}

function Progress(props: { of: PlanTarget; plan: Plan; asOf: string }) {
  const text = useText()
  const word = useWord()
  const goalOf = useGoal()
  const amount = useAmount()
  const { of, plan, asOf } = props
  const { actual } = of
  const goal = goalOf(of)
  // What its fields came to stands with each of them.
  if (of.parts.length > 0) return <span>{text('plan.goal', { goal })}</span>
  const says = actual?.value === undefined ? '–' : amount(actual.value, actual.unit).short
  return (
    <>
      <span>
        {text('plan.goal', { goal })} · {text('plan.actual')} <NumberLink of={actual} asOf={asOf} />
      </span>
      {of.kind === 'baseline' ? null : (
        <ProgressBar
          share={shareOf(actual?.value, of.value)}
          due={dueShare(plan, of)}
          label={`${text('plan.goal', { goal })} · ${text('plan.actual')} ${says} · ${word('planStates', of.state)}`}
        />
      )}
      <RestsOn of={actual} />
      {actual ? <Basis of={actual} /> : null}
    </>
  )
}

/** A target that each of its fields has to reach by itself. */
function Parts(props: { of: PlanTarget; plan: Plan; asOf: string }) {
  const fields = useMaterialFields()
  const word = useWord()
  const { of, asOf } = props
  return (
    <ul className="facts">
      {of.parts.map(({ field, state, actual }) => (
        <li key={field} className="stack tight">
          <span className="marks">
            {nameOf(fields, field)} <NumberLink of={actual} asOf={asOf} />
            <StateMark state={state} />
          </span>
          {of.value === undefined ? null : (
            <ProgressBar
              share={shareOf(actual?.value, of.value)}
              label={`${nameOf(fields, field)} · ${word('planStates', state)}`}
            />
          )}
          <RestsOn of={actual} />
        </li>
      ))}
    </ul>
  )
}

/** Whose words it is, and what they leave open. */
function Origin(props: { of: PlanTarget }) {
  const text = useText()
  const word = useWord()
  const language = useLanguage()
  const { of } = props
  const { confidence, kind } = of
  const ambition = language === 'zh' ? of.ambitionZh : of.ambitionEn
  const ambiguity = language === 'zh' ? of.ambiguityZh : of.ambiguityEn
  return (
    <span className="quiet">
      {[
        ...new Set([word('planTargetKinds', kind), word('planConfidences', confidence)]),
        ambition ?? '',
        ambiguity ? text('plan.ambiguity', { says: ambiguity }) : '',
      ]
        .filter(Boolean)
        .join(' · ')}
    </span>
  )
}
