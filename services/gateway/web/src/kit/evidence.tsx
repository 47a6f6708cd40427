import { useWord } from '../i18n/glossary.ts'
import { useText } from '../i18n/i18n.ts'
import { OutsideLink } from './outside-link.tsx'

export interface EvidenceItem {
  readonly kind: string
  readonly title: string
  readonly url?: string
  readonly sha256?: string
}

/** What a fact rests on: each piece with its kind and where it can be read. */
export function EvidenceList(props: { of: readonly EvidenceItem[] }) {
  const text = useText()
  const word = useWord()
  if (props.of.length === 0) return <span className="quiet">{text('evidence.none')}</span>
  return (
    <ul className="facts">
      {props.of.map((piece) => (
        <li key={`${piece.kind}/${piece.title}/${piece.url ?? ''}`}>
          <strong>{piece.title}</strong>
          <div className="quiet">
            {word('evidenceKinds', piece.kind)} ·{' '}
            {piece.url ? <OutsideLink to={piece.url} /> : text('evidence.onPaper')}
          </div>
          {piece.sha256 ? <div className="mono">SHA-256 {piece.sha256}</div> : null}
        </li>
      ))}
    </ul>
  )
}
