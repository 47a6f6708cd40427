import { groupDigits, priceText, shortAmount } from '../i18n/format.ts'
import { useLanguage } from '../i18n/language.ts'

export interface MoneyAmount {
  readonly currency: string
  readonly amount: string
}

/** An exact amount, or one in words whose exact digits the pointer shows. */
export function Money(props: { of: MoneyAmount | undefined; short?: boolean }) {
  const language = useLanguage()
  if (!props.of) return null
  const { currency, amount } = props.of
  const exact = `${currency} ${groupDigits(amount)}`
  if (!props.short) return <span className="one-line">{exact}</span>
  return (
    <span className="one-line" title={exact}>
      {currency} {shortAmount(amount, language)}
    </span>
  )
}

export function Price(props: { of: MoneyAmount | undefined; none?: string }) {
  if (!props.of) return <>{props.none}</>
  return (
    <span className="one-line">
      {props.of.currency} {priceText(props.of.amount)}
    </span>
  )
}
