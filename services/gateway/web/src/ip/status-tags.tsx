import { Tag } from 'antd'
import { useWord } from '../i18n/glossary.ts'

const OVER = new Set([
  'rejected',
  'withdrawn',
  'terminated-fee',
  'terminated-expired',
  'abandoned',
  'cancelled',
  'invalidated-full',
])
const CARE = new Set([
  'annuity-grace',
  'suspended',
  'preserved',
  'pledged',
  'invalidation-pending',
  'invalidated-partial',
])

/** Where a right stands, by sign and word, never by colour alone. */
export function StatusTags(props: { of: readonly string[] }) {
  const word = useWord()
  return props.of.map((status) => {
    const [sign, color] = OVER.has(status)
      ? ['✗', 'red']
      : CARE.has(status)
        ? ['!', 'orange']
        : status === 'granted-active'
          ? ['✓', 'green']
          : ['•', 'blue']
    return (
      <Tag key={status} color={color}>
        {sign} {word('ipLegalStatuses', status)}
      </Tag>
    )
  })
}
