import { Tag } from 'antd'
import { createContext, type ReactNode, useContext } from 'react'
import { useWord } from '../i18n/glossary.ts'
import { useText } from '../i18n/i18n.ts'

/** Where a fact comes from and how far it is trusted. */
export interface ProvenanceMark {
  readonly source: string
  readonly confidence: string
  readonly synthetic: boolean
}

type Given = { readonly provenance?: ProvenanceMark | undefined }

const MARK: Record<string, { readonly icon: string; readonly color: string }> = {
  verified: { icon: '✓', color: 'green' },
  reported: { icon: '•', color: 'blue' },
  unverified: { icon: '?', color: 'orange' },
}

const PagesOwn = createContext<ProvenanceMark | undefined>(undefined)

/** What is true of the page is said once, at its head; below, only what differs is marked. */
export function ProvenanceOfPage(props: { of: ProvenanceMark | undefined; children: ReactNode }) {
  return <PagesOwn value={props.of}>{props.children}</PagesOwn>
}

/** The mark that most of the rows carry: a list says it once. */
export function mostCommonMark(rows: readonly Given[]): ProvenanceMark | undefined {
  const counts = new Map<string, { count: number; mark: ProvenanceMark | undefined }>()
  for (const { provenance } of rows) {
    const key = provenance ? keyOf(provenance) : ''
    counts.set(key, { count: (counts.get(key)?.count ?? 0) + 1, mark: provenance })
  }
  return [...counts.values()].sort((a, b) => b.count - a.count)[0]?.mark
}

/** The mark of a fact, where it differs from what the page already says. */
export function Provenance(props: { of: ProvenanceMark | undefined }) {
  const own = useContext(PagesOwn)
  if (!props.of || (own && keyOf(own) === keyOf(props.of))) return null
  return <Mark of={props.of} />
}

/** The mark itself: icon and word, never colour alone. */
export function Mark(props: { of: ProvenanceMark | undefined }) {
  const text = useText()
  const word = useWord()
  if (!props.of) return null
  const { source, confidence, synthetic } = props.of
  const mark = MARK[confidence]
  return (
    <span className="marks" data-testid="provenance">
      {mark ? (
        <Tag color={mark.color} title={source}>
          {mark.icon} {word('confidences', confidence)}
        </Tag>
      ) : null}
      {synthetic ? <Tag color="gold">◇ {text('provenance.synthetic')}</Tag> : null}
    </span>
  )
}

function keyOf({ confidence, synthetic }: ProvenanceMark): string {
  return `${confidence}/${synthetic}`
}
