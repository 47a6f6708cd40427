import { Tag } from 'antd'
import type { Consent } from '../api/credit.ts'
import { useWord } from '../i18n/glossary.ts'

const looks: Readonly<Record<Consent['status'], readonly [sign: string, color: string]>> = {
  valid: ['✓', 'green'],
  'not-yet-valid': ['○', 'blue'],
  expired: ['–', 'orange'],
  revoked: ['✗', 'red'],
}

/** Where a consent stands, by sign and word, never by colour alone. */
export function ConsentStatusTag(props: { of: Consent['status'] }) {
  const word = useWord()
  const [sign, color] = looks[props.of]
  return (
    <Tag color={color}>
      {sign} {word('consentStatuses', props.of)}
    </Tag>
  )
}
