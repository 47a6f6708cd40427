import type { Transaction } from '@seedline/register'
import { numeric } from '@seedline/values'
import type { RecordedEntry } from './recorded-table.ts'

const types: Readonly<Record<string, Transaction['type']>> = {
  StockIssued: 'issue-stock',
  StockTransferred: 'transfer-stock',
  StockCancelled: 'cancel-stock',
  StockClassSplit: 'split-stock-class',
  StockClassConverted: 'convert-stock-class',
}

const securities = ['securityId', 'resultingSecurityId', 'balanceSecurityId'] as const

/** Whether an entry moves stock, so that it can be compared with a transaction and reversed. */
export const movesStock = ({ type }: RecordedEntry): boolean => Object.hasOwn(types, type)

type Fields = Readonly<Record<string, unknown>>

/** Writes a transaction without its own ids: two that say the same are written alike, if those before them did. */
export function writer() {
  const ids = new Map<string, number>()
  const place = (id: string): number => {
    const known = ids.get(id) ?? ids.size
    ids.set(id, known)
    return known
  }
  const write = (type: string, fields: Fields): string => {
    const shown = (name: string): string => {
      const value = fields[name]
      return value === undefined || value === '' ? '' : `${name} ${exact(name, value)}`
    }
    const named = securities.flatMap((name) => {
      const id = fields[name]
      return typeof id === 'string' && id !== '' ? [`${name} ${place(id)}`] : []
    })
    return [type, ...named, ...compared.map(shown), priceOf(fields)].filter(Boolean).join('; ')
  }
  return {
    ids,
    ofTransaction: (one: Transaction) => write(one.type, one as unknown as Fields),
    ofEntry: ({ type, details }: RecordedEntry) => write(types[type] ?? type, details),
  }
}

const compared = [
  'holderId',
  'toHolderId',
  'stockClassId',
  'fromStockClassId',
  'toStockClassId',
  'quantity',
  'totalQuantity',
  'ratioNumerator',
  'ratioDenominator',
  'issuedOn',
  'transferredOn',
  'cancelledOn',
  'splitOn',
  'convertedOn',
] as const

const counted = new Set<string>(['quantity', 'totalQuantity'])

const exact = (name: string, value: unknown): string =>
  counted.has(name) ? String(numeric(String(value)).units) : String(value)

/** A price as a request has it, or as an event does: 0 is one, and none is none. */
function priceOf({ sharePrice, currency }: Fields): string {
  if (sharePrice === undefined || sharePrice === '') return ''
  const given = typeof sharePrice === 'object' ? (sharePrice as Fields) : undefined
  const amount = String(given?.amount ?? sharePrice)
  return `price ${numeric(amount).units} ${String(given?.currency ?? currency ?? '')}`
}
