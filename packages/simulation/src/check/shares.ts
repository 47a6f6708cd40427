import * as messages from '@seedline/contracts/fund/v1/cap_table_events'
import { beginFold, emptyRegister, holdings, type Transaction } from '@seedline/register'
import { formatNumeric } from '@seedline/values'
import type { World } from '../world/world.ts'
import { eventsOf } from './recorded-events.ts'

interface Dated {
  /** Empty: it belongs to every day. */
  readonly day: string
  readonly transaction: Transaction
}

/** What each holder has on a day, and how many conversions there were until then. */
export interface Holdings {
  readonly held: ReadonlyMap<string, string>
  readonly conversions: number
}

/**
 * Holdings on each day on which something happened, or is no longer said to have, in the order of days; or what is wrong
 * then. What was taken back is left out.
 */
export function sharesAsOf(
  world: World,
  enterpriseId: string,
): ReadonlyMap<string, Holdings | string> {
  const { all, standing: dated } = transactionsOf(world, enterpriseId)
  const folding = beginFold(emptyRegister)
  const days = new Map<string, Holdings | string>()
  let conversions = 0
  folding.apply(dated.filter(({ day }) => day === '').map(({ transaction }) => transaction))
  for (const day of [...new Set(all.map((one) => one.day))].sort()) {
    if (day === '') continue
    try {
      const theirs = dated.filter((one) => one.day === day).map(({ transaction }) => transaction)
      folding.apply(theirs)
      conversions += theirs.filter(({ type }) => type === 'convert-stock-class').length
      const held = Array.from(holdings(folding.register), ([holder, quantity]) => {
        return [holder, formatNumeric(quantity)] as const
      })
      days.set(day, { held: new Map(held), conversions })
    } catch (error) {
      days.set(day, error instanceof Error ? error.message : String(error))
      break
    }
  }
  return days
}

function transactionsOf(
  world: World,
  enterpriseId: string,
): { readonly all: readonly Dated[]; readonly standing: readonly Dated[] } {
  const events = eventsOf(world, `cap_table-${enterpriseId}`)
  const reversed = new Set(
    events.flatMap(({ type, data }) =>
      type === 'TransactionsReversed' ? messages.TransactionsReversed.decode(data).versions : [],
    ),
  )
  const all = events.flatMap(({ type, version, data }) => {
    const dated = transactionOf(type, data)
    return dated ? [{ version, dated }] : []
  })
  return {
    all: all.map(({ dated }) => dated),
    standing: all.filter(({ version }) => !reversed.has(version)).map(({ dated }) => dated),
  }
}

/** Undefined for what changes no holding. */
function transactionOf(type: string, data: Uint8Array): Dated | undefined {
  switch (type) {
    case 'StockClassDefined': {
      const { stockClassId, name, classType: given } = messages.StockClassDefined.decode(data)
      const inCapital = given === 'STOCK_CLASS_TYPE_REGISTERED_CAPITAL'
      const classType = inCapital ? 'registered-capital' : 'common'
      return of('', { type: 'define-stock-class', stockClassId, name, classType })
    }
    case 'StakeholderNamed': {
      const { holderId, name } = messages.StakeholderNamed.decode(data)
      return of('', { type: 'name-stakeholder', holderId, name, kind: 'founder' })
    }
    case 'StockIssued': {
      const event = messages.StockIssued.decode(data)
      const { securityId, holderId, stockClassId, quantity, issuedOn } = event
      return of(issuedOn, {
        type: 'issue-stock',
        securityId,
        holderId,
        stockClassId,
        quantity,
        issuedOn,
      })
    }
    case 'StockTransferred': {
      const { balanceSecurityId, ...event } = messages.StockTransferred.decode(data)
      const { securityId, quantity, toHolderId, resultingSecurityId, transferredOn } = event
      return of(transferredOn, {
        type: 'transfer-stock',
        securityId,
        quantity,
        toHolderId,
        resultingSecurityId,
        transferredOn,
        ...(balanceSecurityId !== '' && { balanceSecurityId }),
      })
    }
    case 'StockCancelled': {
      const { balanceSecurityId, ...event } = messages.StockCancelled.decode(data)
      const { securityId, quantity, cancelledOn, reason } = event
      return of(cancelledOn, {
        type: 'cancel-stock',
        securityId,
        quantity,
        cancelledOn,
        reason,
        ...(balanceSecurityId !== '' && { balanceSecurityId }),
      })
    }
    case 'StockClassSplit': {
      const { stockClassId, ratioNumerator, ratioDenominator, splitOn } =
        messages.StockClassSplit.decode(data)
      return of(splitOn, {
        type: 'split-stock-class',
        stockClassId,
        ratioNumerator: Number(ratioNumerator),
        ratioDenominator: Number(ratioDenominator),
        splitOn,
      })
    }
    case 'StockClassConverted': {
      const { fromStockClassId, toStockClassId, totalQuantity, convertedOn } =
        messages.StockClassConverted.decode(data)
      return of(convertedOn, {
        type: 'convert-stock-class',
        fromStockClassId,
        toStockClassId,
        totalQuantity,
        convertedOn,
      })
    }
    default:
      return undefined
  }
}

const of = (day: string, transaction: Transaction): Dated => ({ day, transaction })
