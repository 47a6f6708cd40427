import type { EligibilityAnswer } from '../api/credit.ts'
import { useMoment } from '../i18n/format.ts'
import { useWord } from '../i18n/glossary.ts'
import { useText } from '../i18n/i18n.ts'
import { useLanguage } from '../i18n/language.ts'
import { Details, type Line } from '../kit/details.tsx'
import { Part } from '../kit/head.tsx'
import { Money } from '../kit/money.tsx'
import { OutsideLink } from '../kit/outside-link.tsx'
import { countedRights, groundsOf } from './grounds.ts'
import { DecisionTag, Verdict } from './marks.tsx'
import { Reasons } from './reasons.tsx'
import { Replay } from './replay.tsx'
import { SignedCopies } from './signed-copies.tsx'
import { type Amounts, type RightVerdict, readAnswer, type SignedAnswer } from './verdict.ts'

/** An answer, the verdict first: then each right by its grounds, the loan, what it comes to, and what it rests on. */
export function Answer(props: { of: EligibilityAnswer }) {
  const text = useText()
  const word = useWord()
  const { of } = props
  const signed = readAnswer(of.answer)
  const { verdict } = signed
  const { decision, rights, reasons, product, day } = verdict
  return (
    <Part title={text('bank.answer')} testId="answer" actions={<SignedCopies of={of} />}>
      <Verdict of={decision} />
      <Summary rights={rights} />
      <p className="quiet">
        {signed.uscc} · {word('loanProducts', product)} · {day}
      </p>
      {verdict.amounts === 'none' ? null : <Indicative of={verdict.amounts} rights={rights} />}
      {rights.map((right) => (
        <Right key={right.rightId} of={right} open={rights.length === 1} />
      ))}
      <details className="folded" open data-testid="loan-reasons">
        <summary>
          <strong>{text('bank.loanAndBorrower')}</strong>
        </summary>
        <Reasons of={reasons} />
      </details>
      <RestsOn of={of} signed={signed} />
      <Replay key={of.queryId} queryId={of.queryId} />
      <p className="quiet">{text('bank.noDecision')}</p>
    </Part>
  )
}

/** Of one right how many grounds are met; of several how many came out how. */
function Summary(props: { rights: readonly RightVerdict[] }) {
  const text = useText()
  const word = useWord()
  const [first, ...others] = props.rights
  if (first === undefined) return null
  if (others.length === 0)
    return (
      <p>
        <strong>{text('bank.groundsMet', { ...groundsOf(first) })}</strong>
      </p>
    )
  const counts = countedRights(props.rights).map(
    ({ decision, count }) => `${word('pledgeDecisions', decision)} ${count}`,
  )
  return (
    <p>
      <strong>{text('bank.rightsAsked', { count: props.rights.length })}</strong>{' '}
      {counts.join(' · ')}
    </p>
  )
}

function Indicative(props: { of: Amounts; rights: readonly RightVerdict[] }) {
  const text = useText()
  const { currency, asked, eligible, withConditions, notCounted } = props.of
  const numbers = notCounted.map(
    (id) => props.rights.find(({ rightId }) => rightId === id)?.number || id,
  )
  const line = (label: Parameters<typeof text>[0], amount: string): Line => [
    text(label),
    <Money key={label} of={{ currency, amount }} />,
  ]
  const lines: readonly Line[] = [
    asked === 'open'
      ? [text('bank.amountAsked'), text('bank.amountOpen')]
      : line('bank.amountAsked', asked),
    line('bank.amountEligible', eligible),
    line('bank.amountWithConditions', withConditions),
    [text('bank.notCounted'), numbers.length > 0 ? numbers.join(', ') : undefined],
  ]
  return <Details schema="EligibilityAnswer" of={{}} show={lines} />
}

/** One right: its verdict and count at its head, and every reason under it. */
function Right(props: { of: RightVerdict; open: boolean }) {
  const text = useText()
  const word = useWord()
  const moment = useMoment()
  const { of } = props
  const { rightId, number, kind, decision, indicative, version, observedAt, reasons } = of
  return (
    <details className="folded" open={props.open} data-testid={`right-${number || rightId}`}>
      <summary>
        <DecisionTag of={decision} /> <strong className="mono">{number || rightId}</strong>{' '}
        {kind === 'unknown' ? text('bank.rightUnknown') : word('ipKinds', kind)} ·{' '}
        {text('bank.groundsMet', { ...groundsOf(of) })}
        {indicative === 'unknown' ? null : (
          <>
            {' · '}
            {text('bank.indicative')} <Money of={indicative} />
          </>
        )}
      </summary>
      <p className="quiet">
        {text('bank.record', { version })}
        {observedAt === 'unknown' ? null : ` · ${text('bank.seen', { at: moment(observedAt) })}`}
        {indicative === 'unknown'
          ? null
          : ` · ${text('bank.ltv', { ltv: indicative.ltv, valuation: `${indicative.currency} ${indicative.valuation}` })}`}
      </p>
      <Reasons of={reasons} />
    </details>
  )
}

/** Until when it holds, by which consent, policy, rules and key, and what its sources are. */
function RestsOn(props: { of: EligibilityAnswer; signed: SignedAnswer }) {
  const text = useText()
  const language = useLanguage()
  const { of, signed } = props
  const { policy, rules, engine, sources, localSupport } = signed.verdict
  const lines: readonly Line[] = [
    [
      text('bank.consent'),
      <span key="consent" className="mono">
        {of.consentId} · {text('bank.version', { version: of.consentVersion })}
      </span>,
    ],
    [
      text('bank.policy'),
      `${policy.version} · ${text('bank.since', { day: policy.effectiveFrom })}`,
    ],
    [
      text('bank.rules'),
      [...rules.map(({ dataset, version }) => `${dataset} ${version}`), engine].join(' · '),
    ],
    [
      text('bank.key'),
      <span key="key" className="mono">
        {of.keyId}
      </span>,
    ],
    [
      text('bank.signature'),
      <span key="signature" className="mono">
        {of.signature}
      </span>,
    ],
  ]
  return (
    <>
      <h3>{text('bank.restsOn')}</h3>
      <Details
        schema="EligibilityAnswer"
        of={of}
        show={['requestId', 'answeredAt', 'validUntil', ...lines]}
      />
      {localSupport.length > 0 ? (
        <p className="quiet">
          {text('bank.support')} {localSupport.map(({ name }) => name[language]).join('; ')}
        </p>
      ) : null}
      <details className="folded">
        <summary>{text('bank.sources')}</summary>
        <ul className="facts">
          {Object.entries(sources).map(([key, { title, url }]) => (
            <li key={key}>
              [{key}] {title}{' '}
              {url.startsWith('http') && !url.includes(' ') ? <OutsideLink to={url} /> : url}
            </li>
          ))}
        </ul>
      </details>
    </>
  )
}
