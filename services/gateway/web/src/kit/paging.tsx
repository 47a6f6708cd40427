import { Button } from 'antd'
import { useText } from '../i18n/i18n.ts'

/** Pages are asked for by the token of the answer before; there is a way on, and one to the beginning. */
export function Paging(props: {
  first: boolean
  next: string | undefined
  onGo: (pageToken: string) => void
}) {
  const text = useText()
  const { next } = props
  return (
    <div className="actions no-print">
      {props.first ? null : <Button onClick={() => props.onGo('')}>{text('list.previous')}</Button>}
      {next ? <Button onClick={() => props.onGo(next)}>{text('list.next')}</Button> : null}
    </div>
  )
}
