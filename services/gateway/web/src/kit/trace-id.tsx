import { Button } from 'antd'
import { useState } from 'react'
import { useAbout } from '../api/about.ts'
import { useText } from '../i18n/i18n.ts'

/** A trace id to copy, and a link where a trace viewer is set. */
export function TraceId(props: { id: string | undefined }) {
  const text = useText()
  const viewer = useAbout().data?.traceViewerUrl
  if (!props.id) return null
  return (
    <>
      <Copied text={props.id} testId="trace-id" />
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

/** A text for programs, with a button that copies it. */
export function Copied(props: { text: string; testId?: string }) {
  const text = useText()
  const [done, setDone] = useState(false)
  const copy = async () => {
    await navigator.clipboard?.writeText(props.text)
    setDone(true)
  }
  return (
    <span className="copied">
      <span className="mono" data-testid={props.testId}>
        {props.text}
      </span>
      <Button size="small" type="link" className="no-print" onClick={() => void copy()}>
        {text(done ? 'copy.done' : 'copy.do')}
      </Button>
    </span>
  )
}
