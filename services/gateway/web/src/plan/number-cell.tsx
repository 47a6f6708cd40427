import { Link } from 'react-router'
import type { PlanNumber } from '../api/plan.ts'
import { useWord } from '../i18n/glossary.ts'
import { useText } from '../i18n/i18n.ts'
import { useLanguage } from '../i18n/language.ts'
import type { Column } from '../kit/table.tsx'
import { useAmount } from './amount.ts'
import { behindAddress } from './behind.ts'
import { natureOf } from './measures.ts'

/** A number that opens the enterprises behind it; withheld and not stated are said, and are never a nought. */
export function NumberLink(props: {
  of: PlanNumber | undefined
  asOf: string
  /** What is said where there is none; absent: that nobody stated it. */
  none?: string | undefined
}) {
  const text = useText()
  const amount = useAmount()
  const { of, asOf } = props
  if (of?.withheld) return <Withheld of={of} asOf={asOf} />
  if (of?.value === undefined)
    return <span className="quiet">{props.none ?? text('plan.notStated')}</span>
  const { short, exact } = amount(of.value, of.unit)
  return (
    <Link
      className="one-line"
      to={behindAddress(of.behind, asOf)}
      title={of.rounded ? text('plan.rounded') : exact}
    >
      {of.rounded ? '≈ ' : ''}
      {short}
    </Link>
  )
}

function Withheld(props: { of: PlanNumber; asOf: string }) {
  const text = useText()
  return (
    <Link to={behindAddress(props.of.behind, props.asOf)} title={text('plan.withheldWhy')}>
      {text('plan.withheld')}
    </Link>
  )
}

/** What a number rests on: how many stated it, and what a reader has to know of it. */
export function RestsOn(props: { of: PlanNumber | undefined }) {
  const text = useText()
  const language = useLanguage()
  const word = useWord()
  const { of } = props
  if (!of || (of.enterprises === 0 && of.notStated === undefined)) return null
  const count = of.enterprises
  const { notStated } = of
  // How many have stated nothing is said already.
  const caveats = of.caveats
    .filter((caveat) => caveat !== 'partly-stated')
    .map((caveat) => word('planCaveats', caveat))
  const joined = language === 'zh' ? '、' : ', '
  return (
    <span className="quiet" data-testid="rests-on">
      {notStated === undefined
        ? text('plan.from', { count })
        : text('plan.fromOf', { count, all: count + notStated })}
      {caveats.length > 0 ? ` · ${text('plan.partly', { caveats: caveats.join(joined) })}` : ''}
    </span>
  )
}

/** A number and what it rests on, side by side; on a telephone one below the other. */
export function useNumberColumns<Row>(
  title: string,
  of: (row: Row) => PlanNumber | undefined,
  look: { readonly asOf: string; readonly none?: string | undefined },
): readonly [Column<Row>, Column<Row>] {
  const text = useText()
  return [
    {
      key: 'number',
      title,
      number: true,
      cell: (row) => (
        <>
          <NumberLink of={of(row)} {...look} />
          <div className="narrow-only">
            <RestsOn of={of(row)} />
          </div>
        </>
      ),
    },
    {
      key: 'rests-on',
      title: text('plan.restsOn'),
      wide: true,
      cell: (row) => <RestsOn of={of(row)} />,
    },
  ]
}

/** The parts of a number by how far each can be trusted. */
export function Basis(props: { of: PlanNumber }) {
  const text = useText()
  const word = useWord()
  const amount = useAmount()
  const { basis, unit, behind } = props.of
  if (basis.length === 0) return null
  const byAuditors = natureOf(behind.measure).counts === 'figures'
  return (
    <details>
      <summary>{text('plan.basis')}</summary>
      <ul className="facts">
        {basis.map(({ audited, confidence, synthetic, value, enterprises }) => (
          <li key={`${audited}/${confidence}/${synthetic}`}>
            {[
              byAuditors ? text(audited ? 'figures.audited' : 'plan.unaudited') : '',
              word('confidences', confidence),
              synthetic ? text('provenance.synthetic') : '',
              value === undefined ? '' : amount(value, unit).exact,
              text('plan.from', { count: enterprises }),
            ]
              .filter(Boolean)
              .join(' · ')}
          </li>
        ))}
      </ul>
    </details>
  )
}
