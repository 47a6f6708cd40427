import { DatePicker } from 'antd'
import dayjs from 'dayjs'
import 'dayjs/locale/zh-cn'
import timezone from 'dayjs/plugin/timezone.js'
import utc from 'dayjs/plugin/utc.js'
import { isDay, todayInShanghai } from '../i18n/day.ts'

// The picker asks dayjs for now, and with a zone set it marks the day that it is in Shanghai.
dayjs.extend(utc)
dayjs.extend(timezone)
dayjs.tz.setDefault('Asia/Shanghai')

const isAfter = (until: 'today' | 'yesterday' | undefined, day: string): boolean =>
  until !== undefined && (until === 'today' ? day > todayInShanghai() : day >= todayInShanghai())

/** A day of the calendar in China as YYYY-MM-DD, whatever zone the reader is in; empty: none. */
export function DayPicker(props: {
  id?: string
  value: string
  placeholder?: string
  /** What has happened can't be of tomorrow; what was recorded on a day is known when it is over. */
  until?: 'today' | 'yesterday'
  onChange: (day: string) => void
}) {
  return (
    <DatePicker
      {...(props.id ? { id: props.id } : {})}
      {...(props.placeholder ? { placeholder: props.placeholder } : {})}
      className="day-picker"
      value={isDay(props.value) ? dayjs(props.value) : null}
      onChange={(day) => props.onChange(day ? day.format('YYYY-MM-DD') : '')}
      disabledDate={(day) => isAfter(props.until, day.format('YYYY-MM-DD'))}
    />
  )
}
