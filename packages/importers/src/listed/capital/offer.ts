import type { Transaction } from '@seedline/register'
import { attributed, type Company } from '../company.ts'
import { publicHolders } from '../holder.ts'
import type { HolderRow } from '../read/holder-row.ts'
import type { Ledger, Source } from './ledger.ts'
import * as ledgers from './ledger.ts'
import { movesOf } from './moves.ts'
import type { Numbers } from './numbers.ts'
import type { TablePart } from './table.ts'

/** The offering: named holders bought and sold in it what the register shows, and the public the rest. */
export function offer(
  ledger: Ledger,
  company: Company,
  numbers: Numbers,
  rows: readonly HolderRow[],
): TablePart | undefined {
  const { listedOn: date } = company
  const { issued, price, facts } = numbers
  if (date === undefined || issued === undefined || issued === 0n) return undefined
  const { bought, sold } = movesOf(ledger, rows, numbers)
  const papers = [facts.issued, facts.price].flatMap((fact) => fact ?? [])
  const used = papers.flatMap(({ unit }) => unit?.leaf ?? [])
  const { leaves, ...source } = attributed(
    company,
    papers,
    '首次公开发行 · initial offering',
    '',
    used,
  )
  const classId = ledgers.currentClass(ledger, true)
  const left = issued - bought.reduce((sum, { quantity }) => sum + quantity, 0n)
  const sharePrice = price && { currency: 'CNY', amount: price.amount }
  const issue = (holder: string, quantity: bigint): Transaction[] =>
    quantity > 0n
      ? ledgers.issue(ledger, holder, quantity, {
          classId,
          date,
          price: sharePrice,
          source: source satisfies Source,
        })
      : []
  const transactions = [
    ...ledgers.defineClass(ledger, classId),
    ...ledgers.nameHolders(ledger, [...bought.map(({ holder }) => holder), publicHolders]),
    ...bought.flatMap(({ holder, quantity }) => issue(holder, quantity)),
    ...issue(publicHolders, left),
    ...sold.flatMap(({ holder, quantity }) =>
      ledgers.transfer(ledger, {
        from: holder,
        to: publicHolders,
        quantity,
        date,
        price: sharePrice,
      }),
    ),
  ]
  const what = { zh: `首次公开发行 ${date}`, en: `Initial offering ${date}` }
  return { at: '/ipo', what, date, transactions, leaves }
}
