import { Typography } from 'antd'
import { useAbout } from '../api/about.ts'
import { useText } from '../i18n/i18n.ts'

/** A trace id to copy, and a link where a trace viewer is set. */
export function TraceId(props: { id: string | undefined }) {
  const text = useText()
  const viewer = useAbout().data?.traceViewerUrl
  if (!props.id) return null
  return (
    <>
      <Typography.Text copyable className="mono" data-testid="trace-id">
        {props.id}
      </Typography.Text>
      {viewer ? (
        <div>
          <a href={viewer.replace('{traceId}', props.id)} target="_blank" rel="noreferrer noopener">
            {text('rung.openTrace')}
          </a>
        </div>
      ) : (
        <div className="quiet">{text('rung.noViewer')}</div>
      )}
    </>
  )
}
