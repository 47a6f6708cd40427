import type { HolderKind as ProtoHolderKind } from '@seedline/contracts/fund/v1/deal_events'
import type { Money as ProtoMoney } from '@seedline/contracts/values/v1/values'
import type { Fields } from '@seedline/requests'
import {
  type Currency,
  type Money,
  money,
  type Numeric,
  parseCurrency,
  parseNumeric,
} from '@seedline/values'
import { parseSharePrice, type SharePrice } from '../../deal/share-price.ts'
import type { HolderKind } from '../../facts/holder-kind.ts'
import { holderKindFromProto } from '../../facts/holder-kind-codec.ts'

const least = -(2n ** 63n)

/** Faults: AMOUNT_MISSING, CURRENCY_UNKNOWN, AMOUNT_TOO_LARGE. */
export function readMoney(
  fields: Fields,
  pointer: string,
  input: ProtoMoney | undefined,
): Money | undefined {
  if (input === undefined) {
    return fields.refuse(pointer, 'AMOUNT_MISSING', {
      zh: '缺少金额',
      en: 'There is no amount',
    })
  }
  const currency = readCurrency(fields, `${pointer}/currency`, input.currency)
  if (currency === undefined) return undefined
  // The one int64 whose magnitude is no int64.
  if (input.minorUnits === least) {
    return fields.refuse(`${pointer}/minorUnits`, 'AMOUNT_TOO_LARGE', {
      zh: '金额超出可记录的范围',
      en: 'The amount is larger than can be recorded',
    })
  }
  return money(currency, input.minorUnits)
}

/** As `readMoney`, undefined where none is given. */
export const readMoneyOrNone = (
  fields: Fields,
  pointer: string,
  input: ProtoMoney | undefined,
): Money | undefined => (input === undefined ? undefined : readMoney(fields, pointer, input))

/** Fault: CURRENCY_UNKNOWN. */
export const readCurrency = (
  fields: Fields,
  pointer: string,
  input: string,
): Currency | undefined => fields.read(pointer, parseCurrency(input))

/** A quantity as a decimal string. Faults: NUMERIC_MALFORMED, NUMERIC_TOO_LARGE. */
export const readQuantity = (fields: Fields, pointer: string, input: string): Numeric | undefined =>
  fields.read(pointer, parseNumeric(input))

/** A price as printed. Faults: NUMERIC_MALFORMED, NUMERIC_TOO_LARGE. */
export const readSharePrice = (
  fields: Fields,
  pointer: string,
  input: string,
): SharePrice | undefined => fields.read(pointer, parseSharePrice(input))

/** A price with its currency: both, or neither where no source gave one. */
export interface PriceOrNone {
  readonly price: Numeric | undefined
  readonly currency: Currency | undefined
}

/** Faults: NUMERIC_MALFORMED, NUMERIC_TOO_LARGE, PRICE_NEGATIVE, CURRENCY_UNKNOWN, CURRENCY_WITHOUT_PRICE. */
export function readPriceOrNone(
  fields: Fields,
  pointers: { readonly price: string; readonly currency: string },
  input: { readonly price: string; readonly currency: string },
): PriceOrNone {
  if (input.price === '') {
    if (input.currency !== '') {
      fields.refuse(pointers.currency, 'CURRENCY_WITHOUT_PRICE', {
        zh: '填写了币种，却没有价格',
        en: 'A currency is given without a price',
      })
    }
    return { price: undefined, currency: undefined }
  }
  const price = readQuantity(fields, pointers.price, input.price)
  if (price !== undefined && price.units < 0n) {
    fields.refuse(pointers.price, 'PRICE_NEGATIVE', {
      zh: '价格不得为负；无偿取得请填 0，不详请留空',
      en: 'A price is not negative: 0 for nothing, empty where it is unknown',
    })
  }
  return { price, currency: readCurrency(fields, pointers.currency, input.currency) }
}

/** Fault: VALUE_NOT_IN_LIST. */
export const readHolderKind = (
  fields: Fields,
  pointer: string,
  input: ProtoHolderKind,
): HolderKind | undefined =>
  holderKindFromProto(input) ??
  fields.refuse(pointer, 'VALUE_NOT_IN_LIST', {
    zh: '请选择持有人的类别',
    en: 'Choose what kind of holder it is',
  })
