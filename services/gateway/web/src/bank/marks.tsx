import { Tag } from 'antd'
import { useWord } from '../i18n/glossary.ts'
import type { Decision } from './verdict.ts'

const looks: Readonly<Record<Decision, readonly [sign: string, color: string]>> = {
  eligible: ['✓', 'green'],
  conditional: ['!', 'gold'],
  indeterminate: ['?', 'orange'],
  ineligible: ['✗', 'red'],
}

/** A verdict by sign and word, never by colour alone. */
export function DecisionTag(props: { of: Decision }) {
  const word = useWord()
  const [sign, color] = looks[props.of]
  return (
    <Tag color={color}>
      {sign} {word('pledgeDecisions', props.of)}
    </Tag>
  )
}

/** The verdict of a whole query, at the head of its answer. */
export function Verdict(props: { of: Decision }) {
  const word = useWord()
  const [sign] = looks[props.of]
  return (
    <p className={`verdict ${props.of}`} data-testid="verdict">
      <span aria-hidden="true">{sign}</span> {word('pledgeDecisions', props.of)}
    </p>
  )
}
