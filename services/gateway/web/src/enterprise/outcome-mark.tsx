import { Tag } from 'antd'
import { useWord } from '../i18n/glossary.ts'

const looks: Readonly<Record<string, readonly [mark: string, color: string]>> = {
  met: ['✓', 'green'],
  'not-met': ['✗', 'red'],
  unknown: ['?', 'orange'],
  'needs-person': ['☞', 'blue'],
}

/** How a criterion comes out: sign and word, never colour alone. */
export function OutcomeMark(props: { outcome: string }) {
  const word = useWord()
  const [mark = '', color = 'default'] = looks[props.outcome] ?? []
  return (
    <Tag color={color}>
      {mark} {word('outcomes', props.outcome)}
    </Tag>
  )
}
