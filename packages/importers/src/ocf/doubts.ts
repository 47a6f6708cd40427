import { amountMatches, numeric, parseMoney } from '@seedline/values'
import type { Warning } from './findings.ts'
import type { OcfPackage } from './read-package.ts'
import type { StockIssuance } from './transactions.ts'

/** What is odd in a package without keeping ownership from being known. */
export function doubtsOf(read: OcfPackage): Warning[] {
  return [
    ...read.transactions.flatMap((tx) =>
      tx.object_type === 'TX_STOCK_ISSUANCE' ? [...costBasis(tx), ...legends(tx, read)] : [],
    ),
    ...vestingConditions(read),
    ...laterThanAsOf(read),
  ]
}

// Files disagree on whether a cost basis is the whole cost or that of one share: price × quantity
// is what counts.
function costBasis(tx: StockIssuance): Warning[] {
  if (tx.cost_basis === undefined) return []
  const cost = parseMoney(tx.cost_basis.currency, tx.cost_basis.amount)
  const [price, quantity] = [numeric(tx.share_price.amount), numeric(tx.quantity)]
  const same = tx.cost_basis.currency === tx.share_price.currency
  if (same && cost.ok && amountMatches(price, quantity, cost.value)) return []
  const perShare = same && numeric(tx.cost_basis.amount).units === price.units
  const text = {
    zh: `${tx.id}：cost_basis ${tx.cost_basis.amount} 不等于单价 × 数量${perShare ? '（它是单价）' : ''}，以单价 × 数量为准`,
    en: `${tx.id}: cost_basis ${tx.cost_basis.amount} is not price × quantity${perShare ? ' (it is the price of one share)' : ''}; price × quantity counts`,
  }
  return [{ code: 'OCF_COST_BASIS_DIFFERS', text }]
}

function legends(tx: StockIssuance, read: OcfPackage): Warning[] {
  const known = new Set(read.legends.map(({ id }) => id))
  return tx.stock_legend_ids
    .filter((id) => !known.has(id))
    .map((id) => unknown(`${tx.id}: stock_legend_ids`, id))
}

function vestingConditions(read: OcfPackage): Warning[] {
  const terms = read.vestingTerms.flatMap(({ vesting_conditions }) => vesting_conditions)
  const known = new Set(terms.map(({ id }) => id))
  const within = terms.flatMap(({ id, trigger, next_condition_ids }) =>
    [trigger.relative_to_condition_id, ...next_condition_ids].flatMap((other) =>
      other === undefined || known.has(other) ? [] : [unknown(`vesting condition ${id}`, other)],
    ),
  )
  const started = read.transactions.flatMap((tx) =>
    tx.object_type === 'TX_VESTING_START' && !known.has(tx.vesting_condition_id)
      ? [unknown(tx.id, tx.vesting_condition_id)]
      : [],
  )
  return [...within, ...started]
}

function laterThanAsOf({ manifest, transactions }: OcfPackage): Warning[] {
  const later = transactions.filter(({ date }) => date > manifest.as_of)
  if (later.length === 0) return []
  const text = {
    zh: `清单的 as_of 是 ${manifest.as_of}，却有 ${later.length} 笔更晚的交易；都会导入`,
    en: `The manifest is as of ${manifest.as_of}, yet ${later.length} transactions are later; all are imported`,
  }
  return [{ code: 'OCF_LATER_THAN_AS_OF', text }]
}

function unknown(where: string, id: string): Warning {
  const text = {
    zh: `${where} 引用了包中没有的 ${id}；不影响股权`,
    en: `${where} refers to ${id}, which is not in the package; ownership does not depend on it`,
  }
  return { code: 'OCF_REFERENCE_LOOSE', text }
}
