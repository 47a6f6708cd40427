import { Tag } from 'antd'
import type { DealStatus } from '../api/deals.ts'
import { useWord } from '../i18n/glossary.ts'

const look: Readonly<Record<DealStatus, { readonly icon: string; readonly color: string }>> = {
  screening: { icon: '○', color: 'default' },
  'due-diligence': { icon: '◐', color: 'blue' },
  approved: { icon: '✓', color: 'cyan' },
  declined: { icon: '✗', color: 'red' },
  withdrawn: { icon: '↩', color: 'orange' },
  closed: { icon: '●', color: 'green' },
}

/** The state of a deal: icon and word, never colour alone. */
export function StatusTag(props: { status: DealStatus }) {
  const word = useWord()
  const { icon, color } = look[props.status]
  return (
    <Tag color={color} data-testid={`status-${props.status}`}>
      {icon} {word('dealStatuses', props.status)}
    </Tag>
  )
}
