import { Alert, Button } from 'antd'
import { GatewayProblem, isForbidden } from '../api/problem.ts'
import { useText } from '../i18n/i18n.ts'

/** What went wrong, how to mend it, and the numbers an operator will ask for. */
export function ProblemView(props: { error: unknown; onRetry?: () => void }) {
  const text = useText()
  const problem = props.error instanceof GatewayProblem ? props.error.problem : undefined
  const forbidden = isForbidden(props.error)
  return (
    <Alert
      // What a role may not see is no fault, and trying again shows no more of it.
      type={forbidden ? 'info' : 'error'}
      showIcon
      role="alert"
      title={problem?.title ?? text('error.title')}
      description={
        <div className="stack tight">
          {problem?.detail && problem.detail !== problem.title ? (
            <span>{problem.detail}</span>
          ) : null}
          {problem?.mend ? <span>{problem.mend}</span> : null}
          {problem?.errors?.map((field) => (
            <span key={field.pointer}>
              <code>{field.pointer}</code> {field.title}
            </span>
          ))}
          <span className="mono quiet">
            {[
              problem?.code,
              problem?.traceId ? text('error.trace', { id: problem.traceId }) : '',
              problem?.requestId ? text('error.request', { id: problem.requestId }) : '',
            ]
              .filter(Boolean)
              .join(' · ')}
          </span>
        </div>
      }
      action={
        props.onRetry && !forbidden ? (
          <Button size="small" onClick={props.onRetry}>
            {text('error.retry')}
          </Button>
        ) : undefined
      }
    />
  )
}
