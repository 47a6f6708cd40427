import { Alert } from 'antd'
import { GatewayProblem } from '../api/problem.ts'
import { useText } from '../i18n/i18n.ts'
import { ProblemView } from '../kit/problem-view.tsx'
import { useSession } from '../session/use-session.ts'

/** What stands in the way of an answer; a missing consent as what is to be done next, and no word about the enterprise. */
export function Refused(props: { error: unknown }) {
  const { error } = props
  const isMissing = error instanceof GatewayProblem && error.problem.code === 'CONSENT_MISSING'
  return isMissing ? <ConsentMissing /> : <ProblemView error={error} />
}

function ConsentMissing() {
  const text = useText()
  const bank = useSession()?.organisation ?? ''
  return (
    <Alert
      type="info"
      showIcon
      role="alert"
      data-testid="consent-missing"
      title={text('bank.consentMissing')}
      description={
        <div className="stack tight">
          <span>{text('bank.consentMissingSays')}</span>
          <ol>
            <li>{text('bank.consentMissingAsk', { bank })}</li>
            <li>{text('bank.consentMissingPaper')}</li>
            <li>{text('bank.consentMissingAgain')}</li>
          </ol>
        </div>
      }
    />
  )
}
