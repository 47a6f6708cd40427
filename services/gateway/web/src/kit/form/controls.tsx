import { AutoComplete, Checkbox, Input, Select, Space } from 'antd'
import { schemaOf } from '../../contract/contract.ts'
import type { Field } from '../../contract/field.ts'
import { useWord } from '../../i18n/glossary.ts'
import { DayPicker } from '../day-picker.tsx'
import type { MoneyAmount } from '../money.tsx'
import { EnterprisePicker } from './enterprise-picker.tsx'

export interface Option {
  readonly value: string
  readonly label: string
}

/** What antd's form hands to a control, and what the control answers by. */
interface Control<T> {
  readonly id?: string
  readonly value?: T
  readonly onChange?: (value: T) => void
}

/** The control that a field of this kind is filled by; what the contract bounds, it can't pass. */
export function FieldControl(
  props: Control<unknown> & {
    field: Field
    options?: readonly Option[] | undefined
    suggest?: readonly string[] | undefined
    isEnterprise?: boolean
  },
) {
  const { field, options, id, value, onChange } = props
  const word = useWord()
  const plain = { ...(id ? { id } : {}), maxLength: field.schema.maxLength ?? 64 }
  const text = (value as string | undefined) ?? ''
  const written = (event: { target: { value: string } }) => onChange?.(event.target.value)
  const { section } = field
  if (props.isEnterprise) {
    return (
      <EnterprisePicker
        {...(id ? { id } : {})}
        value={text}
        clearable={!field.required}
        onChange={(chosen) => onChange?.(chosen)}
      />
    )
  }
  const choices =
    options ??
    field.choices?.map((key) => ({ value: key, label: section ? word(section, key) : key }))
  if (choices && field.kind === 'list') {
    return (
      <Select
        {...(id ? { id } : {})}
        mode="multiple"
        showSearch={{ optionFilterProp: 'label' }}
        options={[...choices]}
        value={(value as string[] | undefined) ?? []}
        onChange={(chosen: string[]) => onChange?.(chosen)}
      />
    )
  }
  if (choices) {
    return (
      <Select
        {...(id ? { id } : {})}
        showSearch={{ optionFilterProp: 'label' }}
        allowClear={!field.required}
        options={[...choices]}
        value={text || null}
        onChange={(chosen: string | null) => onChange?.(chosen ?? '')}
      />
    )
  }
  if (props.suggest && field.kind === 'line') {
    return (
      <AutoComplete
        {...plain}
        options={props.suggest.map((known) => ({ value: known }))}
        showSearch={{ filterOption: (typed, known) => String(known?.value).includes(typed) }}
        value={text}
        onChange={(chosen: string) => onChange?.(chosen ?? '')}
      />
    )
  }
  switch (field.kind) {
    case 'date':
      return <DayPicker {...(id ? { id } : {})} value={text} onChange={(day) => onChange?.(day)} />
    case 'money':
    case 'price':
      return (
        <MoneyControl
          {...(id ? { id } : {})}
          {...(value ? { value: value as MoneyAmount } : {})}
          onChange={(amount) => onChange?.(amount)}
        />
      )
    case 'flag':
      return (
        <Checkbox
          {...(id ? { id } : {})}
          checked={value === true}
          onChange={(event) => onChange?.(event.target.checked)}
        />
      )
    case 'prose':
      return <Input.TextArea {...plain} rows={3} value={text} onChange={written} />
    case 'decimal':
      return <Input {...plain} inputMode="decimal" value={text} onChange={written} />
    default:
      return <Input {...plain} value={text} onChange={written} />
  }
}

function MoneyControl(props: Control<MoneyAmount>) {
  const currencies = schemaOf('Money').properties?.currency?.enum ?? []
  const { amount = '', currency = currencies[0] ?? '' } = props.value ?? {}
  const label = useWord()('fields', 'currency')
  return (
    <Space.Compact block>
      <Select
        aria-label={label}
        style={{ width: 96 }}
        options={currencies.map((code) => ({ value: code, label: code }))}
        value={currency}
        onChange={(code) => props.onChange?.({ currency: code, amount })}
      />
      <Input
        {...(props.id ? { id: props.id } : {})}
        inputMode="decimal"
        maxLength={48}
        value={amount}
        onChange={(event) => props.onChange?.({ currency, amount: event.target.value })}
      />
    </Space.Compact>
  )
}
