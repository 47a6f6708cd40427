import { Alert, Button, DatePicker, Space } from 'antd'
import dayjs from 'dayjs'
import { useText } from '../i18n/i18n.ts'
import { isDay } from './as-of-day.ts'
import { type AsOf, isPast } from './use-as-of.ts'

export function AsOfBar(props: { asOf: AsOf; onChange: (asOf: AsOf) => void }) {
  const text = useText()
  const { asOf, onChange } = props
  return (
    <Space orientation="vertical" style={{ width: '100%' }}>
      <Space wrap className="no-print">
        <DayPicker
          label={text('asOf.occurred')}
          testId="as-of-occurred"
          value={asOf.occurredOn}
          onChange={(occurredOn) => onChange({ ...asOf, occurredOn })}
        />
        <DayPicker
          label={text('asOf.recorded')}
          testId="as-of-recorded"
          value={asOf.recordedOn}
          onChange={(recordedOn) => onChange({ ...asOf, recordedOn })}
        />
        {isPast(asOf) ? (
          <Button onClick={() => onChange({ occurredOn: '', recordedOn: '' })}>
            {text('asOf.now')}
          </Button>
        ) : null}
      </Space>
      {isPast(asOf) ? <PastBanner asOf={asOf} /> : null}
    </Space>
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

function DayPicker(props: {
  label: string
  testId: string
  value: string
  onChange: (day: string) => void
}) {
  const text = useText()
  return (
    <Space wrap>
      <label htmlFor={props.testId}>{props.label}</label>
      <DatePicker
        id={props.testId}
        value={isDay(props.value) ? dayjs(props.value) : null}
        placeholder={text('asOf.unset')}
        onChange={(day) => props.onChange(day ? day.format('YYYY-MM-DD') : '')}
        disabledDate={(day) => day.isAfter(dayjs(), 'day')}
      />
    </Space>
  )
}
