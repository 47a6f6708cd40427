import type { Recording } from '../api/enterprises.ts'
import { useText } from '../i18n/i18n.ts'

/** Who recorded a fact, and for a process: whose command it carried on. */
export function Recorder(props: { of: Recording }) {
  const text = useText()
  const { name, onBehalfOf } = props.of.recordedBy
  return (
    <>
      {name}
      {onBehalfOf ? (
        <div className="quiet">{text('rung.onBehalfOf', { subject: onBehalfOf })}</div>
      ) : null}
    </>
  )
}
