import { Tag } from 'antd'
import type { Carrier } from '../api/carriers.ts'
import { useWord } from '../i18n/glossary.ts'

const looks: Readonly<Record<string, readonly [sign: string, color: string]>> = {
  'in-force': ['✓', 'green'],
  lapsed: ['–', 'orange'],
  revoked: ['✗', 'red'],
  closed: ['✗', 'red'],
}

/** Where a carrier stands, by sign and word, never by colour alone. */
export function CarrierStatusTag(props: { of: Carrier['status'] }) {
  const word = useWord()
  const [sign, color] = looks[props.of] ?? ['•', 'default']
  return (
    <Tag color={color}>
      {sign} {word('carrierStatuses', props.of)}
    </Tag>
  )
}
