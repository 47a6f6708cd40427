import type { Money as ProtoMoney } from '@seedline/contracts/values/v1/values'
import { type Money, money, parseCurrency, trusted } from '@seedline/values'

export const moneyToProto = ({ currency, minor }: Money): ProtoMoney => ({
  currency,
  minorUnits: minor,
})

/** Of recorded money. @throws ProblemError CURRENCY_UNKNOWN */
export const moneyFromProto = ({ currency, minorUnits }: ProtoMoney): Money =>
  money(trusted(parseCurrency(currency)), minorUnits)

/** Of money that every event of its kind carries. @throws Error when it doesn't. */
export function moneyOfRecord(proto: ProtoMoney | undefined): Money {
  if (proto === undefined) throw new Error('A recorded event lacks its amount')
  return moneyFromProto(proto)
}
