import { StockClassType as ProtoClassType } from '@seedline/contracts/fund/v1/cap_table_events'
import type { EnterpriseId } from '@seedline/facts'
import {
  type Currency,
  formatNumeric,
  type LocalDate,
  localDate,
  type Numeric,
  numeric,
  parseCurrency,
  parseId,
  trusted,
} from '@seedline/values'
import { type StockClassType, stockClassTypes } from './events.ts'

const protoOfClassType: Readonly<Record<StockClassType, ProtoClassType>> = {
  common: ProtoClassType.STOCK_CLASS_TYPE_COMMON,
  preferred: ProtoClassType.STOCK_CLASS_TYPE_PREFERRED,
  'registered-capital': ProtoClassType.STOCK_CLASS_TYPE_REGISTERED_CAPITAL,
}

export const classTypeToProto = (type: StockClassType): ProtoClassType => protoOfClassType[type]

/** Undefined when it names none. */
export const classTypeFromProto = (proto: ProtoClassType): StockClassType | undefined =>
  stockClassTypes.find((type) => protoOfClassType[type] === proto)

// On the wire what is absent is an empty string.
export const textOfNumeric = (value: Numeric | undefined): string =>
  value === undefined ? '' : formatNumeric(value)

export const recordedNumeric = (text: string): Numeric | undefined =>
  text === '' ? undefined : numeric(text)

export const recordedCurrency = (text: string): Currency | undefined =>
  text === '' ? undefined : trusted(parseCurrency(text))

export const recordedDate = (text: string): LocalDate | undefined =>
  text === '' ? undefined : localDate(text)

export const recordedEnterprise = (text: string): EnterpriseId =>
  trusted(parseId('Enterprise', text))
