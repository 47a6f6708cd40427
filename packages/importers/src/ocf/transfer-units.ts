import type { Transaction } from '@seedline/register'
import { compareNumeric, type FieldProblem, numeric, sumNumeric } from '@seedline/values'
import { invalid, mistake } from './findings.ts'
import { givenId, type OcfUnit, quantityOf } from './ocf-unit.ts'
import type { OcfPackage } from './read-package.ts'
import type { StockCancellation, StockIssuance, StockTransfer } from './transactions.ts'

interface TransferUnits {
  readonly units: readonly OcfUnit[]
  /**
   * Issuances that a transfer or a cancellation already says: in this format what results is
   * written as issued anew.
   */
  readonly accountedFor: ReadonlySet<string>
}

/**
 * Transfers and cancellations, each joined with the issuances of what it results in and of what
 * remains.
 */
export function transferUnits(read: OcfPackage): TransferUnits {
  const issued = new Map<string, StockIssuance>()
  for (const tx of read.transactions) {
    if (tx.object_type === 'TX_STOCK_ISSUANCE') issued.set(tx.security_id, tx)
  }
  const accountedFor = new Set<string>()
  const units: OcfUnit[] = []
  const mistakes: FieldProblem[] = []
  for (const tx of read.transactions) {
    if (tx.object_type !== 'TX_STOCK_TRANSFER' && tx.object_type !== 'TX_STOCK_CANCELLATION')
      continue
    const balance = tx.balance_security_id
    const results = tx.object_type === 'TX_STOCK_TRANSFER' ? tx.resulting_security_ids : []
    const stock = results.flatMap((id) => issued.get(id) ?? [])
    mistakes.push(...faults(tx, stock, issued))
    const rest = balance === undefined ? undefined : issued.get(balance)
    for (const { id } of [...stock, ...(rest ? [rest] : [])]) accountedFor.add(id)
    units.push({
      objectType: tx.object_type,
      id: tx.id,
      date: tx.date,
      needs: [tx.security_id],
      gives: [...results, ...(balance === undefined ? [] : [balance])],
      transactions: tx.object_type === 'TX_STOCK_TRANSFER' ? moves(tx, stock) : [cancel(tx)],
    })
  }
  if (mistakes.length > 0) throw invalid(mistakes)
  return { units, accountedFor }
}

// One transfer to several holders is several transfers, each leaving a balance for the next.
function moves(tx: StockTransfer, stock: readonly StockIssuance[]): Transaction[] {
  return stock.map((result, index) => {
    const part = (n: number) => givenId(`${tx.id}:part${n}`)
    const last = index === stock.length - 1
    const balance = last ? tx.balance_security_id : part(index + 1)
    return {
      type: 'transfer-stock',
      securityId: index === 0 ? givenId(tx.security_id) : part(index),
      quantity: quantityOf(result.quantity),
      toHolderId: givenId(result.stakeholder_id),
      resultingSecurityId: givenId(result.security_id),
      ...(balance !== undefined && { balanceSecurityId: last ? givenId(balance) : balance }),
      transferredOn: tx.date,
      sharePrice: { ...result.share_price, amount: quantityOf(result.share_price.amount) },
    }
  })
}

function cancel(tx: StockCancellation): Transaction {
  const balance = tx.balance_security_id
  return {
    type: 'cancel-stock',
    securityId: givenId(tx.security_id),
    quantity: quantityOf(tx.quantity),
    ...(balance !== undefined && { balanceSecurityId: givenId(balance) }),
    cancelledOn: tx.date,
    reason: tx.reason_text,
  }
}

function faults(
  tx: StockTransfer | StockCancellation,
  stock: readonly StockIssuance[],
  issued: ReadonlyMap<string, StockIssuance>,
): FieldProblem[] {
  const from = issued.get(tx.security_id)
  const rest = tx.balance_security_id === undefined ? undefined : issued.get(tx.balance_security_id)
  const found: FieldProblem[] = []
  const fault = (code: string, zh: string, en: string) =>
    found.push(mistake(`/${tx.id}`, code, `${tx.id}：${zh}`, `${tx.id}: ${en}`))
  if (tx.object_type === 'TX_STOCK_TRANSFER') {
    const sum = sumNumeric(stock.map(({ quantity }) => numeric(quantity)))
    if (stock.length < tx.resulting_security_ids.length) {
      fault(
        'OCF_TRANSFER_UNTRACEABLE',
        '转让所得的股份没有发行记录',
        'what it results in was never issued, so its holder is not known',
      )
    } else if (compareNumeric(sum, numeric(tx.quantity)) !== 0) {
      fault(
        'OCF_TRANSFER_QUANTITY',
        '转让数量与所得股份之和不符',
        'its quantity is not the sum of what it results in',
      )
    }
  }
  if (stock.some((result) => result.stock_class_id !== from?.stock_class_id)) {
    fault('OCF_TRANSFER_CLASS', '转让前后的股份类别不同', 'what it results in is of another class')
  }
  if (
    rest &&
    (rest.stakeholder_id !== from?.stakeholder_id || rest.stock_class_id !== from?.stock_class_id)
  ) {
    fault(
      'OCF_BALANCE_MOVED',
      '余额的持有人或类别改变了',
      'the balance is of another holder or class',
    )
  }
  return found
}
