import { Space, Tag, Tooltip } from 'antd'
import { useWord } from '../i18n/glossary.ts'
import { useText } from '../i18n/i18n.ts'

const MARK: Record<string, { readonly icon: string; readonly color: string }> = {
  verified: { icon: '✓', color: 'green' },
  reported: { icon: '•', color: 'blue' },
  unverified: { icon: '?', color: 'orange' },
}

/** Where a fact comes from and how far it is trusted: icon and word, never colour alone. */
export function ProvenanceTag(props: {
  provenance?: { source: string; confidence: string; synthetic: boolean } | undefined
}) {
  const text = useText()
  const word = useWord()
  const { provenance } = props
  if (!provenance) return null
  const mark = MARK[provenance.confidence]
  return (
    <Space size={4}>
      {mark ? (
        <Tooltip title={provenance.source}>
          <Tag color={mark.color}>
            {mark.icon} {word('confidences', provenance.confidence)}
          </Tag>
        </Tooltip>
      ) : null}
      {provenance.synthetic ? <Tag color="gold">◇ {text('provenance.synthetic')}</Tag> : null}
    </Space>
  )
}
