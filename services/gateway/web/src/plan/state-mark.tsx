import { Tag } from 'antd'
import type { PlanState } from '../api/plan.ts'
import { useWord } from '../i18n/glossary.ts'

const looks: Readonly<Record<PlanState, readonly [mark: string, color: string]>> = {
  met: ['✓', 'green'],
  'not-met': ['✗', 'red'],
  'on-path': ['↗', 'green'],
  behind: ['↘', 'orange'],
  unknown: ['?', 'orange'],
  'for-a-person': ['☞', 'blue'],
  baseline: ['○', 'default'],
}

/** How a target stands: sign and word, never colour alone. */
export function StateMark(props: { state: PlanState }) {
  const word = useWord()
  const [mark, color] = looks[props.state]
  return (
    <Tag color={color}>
      {mark} {word('planStates', props.state)}
    </Tag>
  )
}
