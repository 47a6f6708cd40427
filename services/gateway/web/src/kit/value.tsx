import type { ReactNode } from 'react'
import type { Field } from '../contract/field.ts'
import { groupDigits, useMoment } from '../i18n/format.ts'
import { useWord } from '../i18n/glossary.ts'
import { useText } from '../i18n/i18n.ts'
import { type EvidenceItem, EvidenceList } from './evidence.tsx'
import { Money, type MoneyAmount, Price } from './money.tsx'
import { OutsideLink } from './outside-link.tsx'

/** One value of an answer, shown as its kind is: what the contract says of the field decides. */
export function Value(props: { field: Field; value: unknown }): ReactNode {
  const { field, value } = props
  const text = useText()
  const word = useWord()
  const moment = useMoment()
  if (value === undefined || value === null || value === '') return null
  switch (field.kind) {
    case 'money':
      return <Money of={value as MoneyAmount} />
    case 'price':
      return <Price of={value as MoneyAmount} />
    case 'decimal':
      return groupDigits(String(value))
    case 'choice':
      return field.section ? word(field.section, String(value)) : String(value)
    case 'instant':
      return moment(String(value))
    case 'flag':
      return text(value ? 'value.yes' : 'value.no')
    case 'id':
      return <span className="mono">{String(value)}</span>
    case 'link':
      return <OutsideLink to={String(value)} />
    case 'list':
      return field.name === 'evidence' ? (
        <EvidenceList of={value as readonly EvidenceItem[]} />
      ) : (
        (value as readonly unknown[]).length
      )
    case 'date':
      return <span className="one-line">{String(value)}</span>
    case 'prose':
    case 'line':
    case 'whole':
      return String(value)
    case 'group':
      return null
    default:
      return field.kind satisfies never
  }
}
