import { Tag } from 'antd'
import type { PledgeStatus } from '../api/pledges.ts'
import { useWord } from '../i18n/glossary.ts'

const looks: Readonly<Record<PledgeStatus, readonly [sign: string, color: string]>> = {
  reserved: ['○', 'blue'],
  filed: ['→', 'blue'],
  registered: ['✓', 'green'],
  changed: ['✓', 'green'],
  released: ['–', 'default'],
  enforced: ['!', 'gold'],
  lapsed: ['✗', 'default'],
}

/** Where a pledge stands, by sign and word, never by colour alone. */
export function PledgeStatusTag(props: { of: PledgeStatus }) {
  const word = useWord()
  const [sign, color] = looks[props.of]
  return (
    <Tag color={color}>
      {sign} {word('pledgeStatuses', props.of)}
    </Tag>
  )
}
