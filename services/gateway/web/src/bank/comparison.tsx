import type { EligibilityAnswer } from '../api/credit.ts'
import { OutcomeMark } from '../enterprise/outcome-mark.tsx'
import { groupDigits } from '../i18n/format.ts'
import { useText } from '../i18n/i18n.ts'
import { useLanguage } from '../i18n/language.ts'
import { Part } from '../kit/head.tsx'
import { changedReasons } from './grounds.ts'
import { DecisionTag } from './marks.tsx'
import { readAnswer, type Verdict } from './verdict.ts'

/** An answer beside the one before it: verdicts and amounts, and each reason that came out otherwise. */
export function Comparison(props: { former: EligibilityAnswer; now: EligibilityAnswer }) {
  const text = useText()
  const language = useLanguage()
  const former = readAnswer(props.former.answer).verdict
  const now = readAnswer(props.now.answer).verdict
  const changed = changedReasons(former, now)
  const row = (title: string, of: (verdict: Verdict) => React.ReactNode) => (
    <tr>
      <th scope="row">{title}</th>
      <td>{of(former)}</td>
      <td>{of(now)}</td>
    </tr>
  )
  return (
    <Part title={text('bank.compared')} testId="comparison">
      <div className="table-place">
        <table className="table">
          <thead>
            <tr>
              <td />
              <th scope="col">{text('bank.before')}</th>
              <th scope="col">{text('bank.now')}</th>
            </tr>
          </thead>
          <tbody>
            {row(text('bank.verdict'), ({ decision }) => (
              <DecisionTag of={decision} />
            ))}
            {row(
              text('bank.amountAsked'),
              (one) => amountIn(one, 'asked') ?? text('bank.amountOpen'),
            )}
            {row(text('bank.amountWithConditions'), (one) => amountIn(one, 'withConditions'))}
            {changed.map(({ number, reason, before, now: after }) => (
              <tr key={`${number} ${reason.code}`}>
                <th scope="row">{[number, reason.name[language]].filter(Boolean).join(' · ')}</th>
                <td>{before ? <OutcomeMark outcome={before} /> : '–'}</td>
                <td>{after ? <OutcomeMark outcome={after} /> : '–'}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {changed.length === 0 ? <p className="quiet">{text('bank.nothingChanged')}</p> : null}
    </Part>
  )
}

function amountIn({ amounts }: Verdict, which: 'asked' | 'withConditions'): string | undefined {
  if (amounts === 'none' || amounts[which] === 'open') return undefined
  return `${amounts.currency} ${groupDigits(amounts[which])}`
}
