import { Alert, Button } from 'antd'
import { lazy, Suspense } from 'react'
import { useText } from '../i18n/i18n.ts'
import { type AsOf, isPast } from './use-as-of.ts'

// The calendar is the largest part of a page that most read without touching it.
const DayPicker = lazy(async () => {
  const { DayPicker: picker } = await import('./day-picker.tsx')
  return { default: picker }
})

export function AsOfBar(props: {
  asOf: AsOf
  onChange: (asOf: AsOf) => void
  /** Of what can't be asked as it was recorded. */
  occurredOnly?: boolean
}) {
  const text = useText()
  const { asOf, onChange, occurredOnly = false } = props
  const day = (
    id: string,
    until: 'today' | 'yesterday',
    label: string,
    value: string,
    change: (day: string) => void,
  ) => (
    <span className="actions">
      <label htmlFor={id}>{label}</label>
      <Suspense fallback={<input id={id} className="box day-picker" defaultValue={value} />}>
        <DayPicker
          id={id}
          value={value}
          until={until}
          placeholder={text('asOf.unset')}
          onChange={change}
        />
      </Suspense>
    </span>
  )
  return (
    <div className="stack">
      <div className="actions no-print">
        {day('as-of-occurred', 'today', text('asOf.occurred'), asOf.occurredOn, (occurredOn) =>
          onChange({ ...asOf, occurredOn }),
        )}
        {occurredOnly
          ? null
          : day(
              'as-of-recorded',
              'yesterday',
              text('asOf.recorded'),
              asOf.recordedOn,
              (recordedOn) => onChange({ ...asOf, recordedOn }),
            )}
        {isPast(asOf) ? (
          <Button onClick={() => onChange({ occurredOn: '', recordedOn: '' })}>
            {text('asOf.now')}
          </Button>
        ) : null}
      </div>
      {isPast(asOf) ? <PastBanner asOf={asOf} /> : null}
    </div>
  )
}

function PastBanner(props: { asOf: AsOf }) {
  const text = useText()
  const parts = [
    props.asOf.occurredOn ? text('asOf.byOccurred', { date: props.asOf.occurredOn }) : '',
    props.asOf.recordedOn ? text('asOf.byRecorded', { date: props.asOf.recordedOn }) : '',
  ]
  return (
    <Alert
      type="info"
      showIcon
      data-testid="past-banner"
      title={text('asOf.banner', { parts: parts.filter(Boolean).join(text('asOf.joinWord')) })}
    />
  )
}
