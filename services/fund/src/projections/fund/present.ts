import { type CommitmentShare, Fund } from '@seedline/contracts/fund/v1/fund_service'
import { currency as currencyKind, money } from '@seedline/contracts/kinds'
import { partnerKind as kinds } from '@seedline/contracts/operations'
import { type Currency, type Money, percentagesOf, subtractMoney, sumMoney } from '@seedline/values'
import type { AllocationDocument, FundDocument } from './document.ts'

/** A fund as it is answered, with its sums and with shares by kind that sum to exactly 100. */
export function presentFund({ terms, allocations }: FundDocument): Fund {
  const currency = currencyKind.recorded(terms.currency)
  const byKind = sharesByKind(terms.commitments, currency)
  const total = sumMoney(
    currency,
    byKind.map(({ amount }) => amount),
  )
  const percents = percentagesOf(byKind.map(({ amount }) => amount.minor))
  const reserved = sumOf(allocations, 'reserved', currency)
  const invested = sumOf(allocations, 'invested', currency)
  return Fund.fromPartial({
    ...terms,
    totalCommitted: money.toProto(total),
    byPartnerKind: byKind.map(
      ({ kind, amount }, index): CommitmentShare => ({
        partnerKind: kinds.toProto(kind),
        amount: money.toProto(amount),
        percent: percents[index] ?? '',
      }),
    ),
    reserved: money.toProto(reserved),
    invested: money.toProto(invested),
    available: money.toProto(subtractMoney(subtractMoney(total, reserved), invested)),
  })
}

function sharesByKind(commitments: FundDocument['terms']['commitments'], currency: Currency) {
  return kinds.names
    .map((kind) => ({
      kind,
      amounts: commitments
        .filter(({ partnerKind }) => partnerKind === kinds.toProto(kind))
        .flatMap(({ amount }) => (amount ? [money.recorded(amount)] : [])),
    }))
    .filter(({ amounts }) => amounts.length > 0)
    .map(({ kind, amounts }) => ({ kind, amount: sumMoney(currency, amounts) }))
}

const sumOf = (
  allocations: readonly AllocationDocument[],
  wanted: AllocationDocument['stage'],
  currency: Currency,
): Money =>
  sumMoney(
    currency,
    allocations.filter(({ stage }) => stage === wanted).map(({ amount }) => money.recorded(amount)),
  )
