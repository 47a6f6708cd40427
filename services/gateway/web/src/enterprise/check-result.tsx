import { Alert, Tag } from 'antd'
import type { CheckNeed, SelfCheck } from '../api/designations.ts'
import { useWord } from '../i18n/glossary.ts'
import { useText } from '../i18n/i18n.ts'
import { useLanguage } from '../i18n/language.ts'
import { OutsideLink } from '../kit/outside-link.tsx'
import { CheckTree } from './check-tree.tsx'
import { OutcomeMark } from './outcome-mark.tsx'

/** The verdict, the tree of why, what would change it, and what it rests on. */
export function CheckResult(props: { check: SelfCheck }) {
  const text = useText()
  const word = useWord()
  const language = useLanguage()
  const { check } = props
  const { outcome, name, instrument, doubt, note, leastConfidence } = check
  return (
    <div className="stack" data-testid="check-result">
      <p data-testid="verdict">
        <strong>
          {name[language]} · {check.on} · {word('checkPurposes', check.purpose)}
        </strong>{' '}
        <OutcomeMark outcome={outcome} />
        {check.supposed ? <Tag color="gold">◇ {text('check.supposed')}</Tag> : null}
      </p>
      <p className="quiet">
        {text('check.standard', { version: check.ruleVersion })} {instrument[language]}
      </p>
      {doubt ? (
        <Alert type="warning" showIcon data-testid="rule-doubt" title={doubt[language]} />
      ) : null}
      {note ? <p className="quiet">{note[language]}</p> : null}
      <p className="quiet">
        {leastConfidence
          ? text('check.least', { confidence: word('confidences', leastConfidence) })
          : text('check.leastUnstated')}
      </p>
      {check.figuresWithheld ? (
        <Alert
          type="info"
          showIcon
          data-testid="figures-withheld"
          title={text('check.figuresWithheld')}
        />
      ) : null}
      <CheckTree lines={check.lines} />
      {check.needs.length > 0 ? <Needs needs={check.needs} /> : null}
      <Origins check={check} />
      <p className="quiet">{text('check.noDecision')}</p>
    </div>
  )
}

function Needs(props: { needs: readonly CheckNeed[] }) {
  const text = useText()
  const language = useLanguage()
  return (
    <>
      <h3>{text('check.needs')}</h3>
      <ul className="check-needs">
        {props.needs.map(({ depth, text: said }, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the lines of one answer never move
          <li key={at} style={{ marginInlineStart: `${depth}em` }}>
            {said[language]}
          </li>
        ))}
      </ul>
    </>
  )
}

function Origins(props: { check: SelfCheck }) {
  const text = useText()
  const language = useLanguage()
  const { registers, aside, sources } = props.check
  return (
    <>
      <h3>{text('check.origins')}</h3>
      <p>
        {registers
          .map(({ name, facts }) => `${name[language]}: ${facts}`)
          .join(language === 'zh' ? '；' : '; ')}
      </p>
      {aside.map(({ name, period, value, register, why }) => (
        <p key={`${name.en}/${period}/${register.en}/${value.en}`} className="quiet">
          {text(why ? 'check.unreadable' : 'check.aside', {
            fact: name[language],
            period,
            value: value[language],
            register: register[language],
            why: why?.[language] ?? '',
          })}
        </p>
      ))}
      <ul className="facts">
        {sources.map(({ key, title, url = '' }) => (
          <li key={key}>
            [{key}] {title}{' '}
            {url.startsWith('http') && !url.includes(' ') ? <OutsideLink to={url} /> : url}
          </li>
        ))}
      </ul>
    </>
  )
}
