import { OutcomeMark } from '../enterprise/outcome-mark.tsx'
import { useWord } from '../i18n/glossary.ts'
import { useText } from '../i18n/i18n.ts'
import { useLanguage } from '../i18n/language.ts'
import { byLayer, type LayerOfReasons } from './grounds.ts'
import type { Change, Layer, Reason, UsedFact } from './verdict.ts'

const layerNames = {
  statutory: 'bank.layerStatutory',
  policy: 'bank.layerPolicy',
  product: 'bank.layerProduct',
} as const satisfies Readonly<Record<Layer, string>>

/** Reasons under the layers that they belong to, each with what it rests on and what would change it. */
export function Reasons(props: { of: readonly Reason[] }) {
  return byLayer(props.of).map((layer) => <LayerOf key={layer.layer} of={layer} />)
}

function LayerOf(props: { of: LayerOfReasons }) {
  const text = useText()
  const { layer, met, reasons } = props.of
  return (
    <section className="stack tight" data-testid={`layer-${layer}`}>
      <h3>
        {text(layerNames[layer])} · {text('bank.metOf', { met, of: reasons.length })}
      </h3>
      <ul className="facts">
        {reasons.map((reason) => (
          <OneReason key={reason.code} of={reason} />
        ))}
      </ul>
    </section>
  )
}

function OneReason(props: { of: Reason }) {
  const text = useText()
  const language = useLanguage()
  const change = useChange()
  const { code, name, outcome, says, legalBasis, ruleVersion, source, doubt, facts, changes } =
    props.of
  const basis = [legalBasis, ruleVersion, source.map((key) => `[${key}]`).join(' ')]
  return (
    <li data-testid={`reason-${code}`}>
      <OutcomeMark outcome={outcome} /> <strong>{name[language]}</strong>{' '}
      <span className="quiet mono">{code}</span>
      <div>{says[language]}</div>
      {changes.map((one) => (
        <div key={change(one)}>
          <strong>{text('bank.wouldChange')}</strong> {change(one)}
        </div>
      ))}
      {facts.map((one) => (
        <FactLine key={`${one.fact} ${one.value} ${one.version}`} of={one} />
      ))}
      <div className="quiet">
        {text('bank.basis')} {basis.filter(Boolean).join(' · ')}
      </div>
      {doubt ? <div className="quiet">! {doubt[language]}</div> : null}
    </li>
  )
}

/** A fact as it was used: whose version, who says so, and how far it is trusted. */
function FactLine(props: { of: UsedFact }) {
  const text = useText()
  const word = useWord()
  const language = useLanguage()
  const { name, value, version, source, confidence } = props.of
  const trusted =
    confidence === 'unstated' ? text('bank.unstated') : word('confidences', confidence)
  const said = useSaid()(value)
  return (
    <div className="quiet">
      {name[language]}: {said} ·{' '}
      {version > 0 ? text('bank.version', { version }) : text('bank.withQuestion')}
      {' · '}
      {source || text('bank.noSource')} · {trusted}
    </div>
  )
}

/** Words such as yes and none in the reader's language; days, amounts and names as they are. */
function useSaid(): (value: string) => string {
  const text = useText()
  const word = useWord()
  return (value) => {
    if (value === 'yes' || value === 'no') return word('declarations', value)
    if (value === 'none') return text('bank.none')
    if (value === 'suspended' || value === 'preserved') return word('ipLegalStatuses', value)
    return word('ipAcquisitions', value)
  }
}

function useChange(): (change: Change) => string {
  const text = useText()
  const language = useLanguage()
  return (change) => {
    switch (change.kind) {
      case 'provide':
        return text('bank.changeProvide', { what: change.missing.name[language] })
      case 'mend':
        return change.how[language]
      case 'acknowledge':
        return text('bank.changeAcknowledge')
      case 'judge':
        return text('bank.changeJudge')
      case 'earlier-maturity':
        return text('bank.changeEarlier', { day: change.before })
      case 'wait':
        return text('bank.changeWait', { day: change.until })
      default:
        return change satisfies never
    }
  }
}
