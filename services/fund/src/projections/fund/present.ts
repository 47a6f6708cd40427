import { type CommitmentShare, Fund } from '@seedline/contracts/fund/v1/fund_service'
import { moneyFromProto, moneyToProto } from '@seedline/facts/proto'
import {
  type Currency,
  type Money,
  parseCurrency,
  percentagesOf,
  subtractMoney,
  sumMoney,
  trusted,
} from '@seedline/values'
import { partnerKindToProto } from '../../fund/codec.ts'
import { partnerKinds } from '../../fund/events.ts'
import type { AllocationDocument, FundDocument } from './document.ts'

/** A fund as it is answered, with its sums and with shares by kind that sum to exactly 100. */
export function presentFund({ terms, allocations }: FundDocument): Fund {
  const currency = trusted(parseCurrency(terms.currency))
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
    totalCommitted: moneyToProto(total),
    byPartnerKind: byKind.map(
      ({ kind, amount }, index): CommitmentShare => ({
        partnerKind: partnerKindToProto(kind),
        amount: moneyToProto(amount),
        percent: percents[index] ?? '',
      }),
    ),
    reserved: moneyToProto(reserved),
    invested: moneyToProto(invested),
    available: moneyToProto(subtractMoney(subtractMoney(total, reserved), invested)),
  })
}

function sharesByKind(commitments: FundDocument['terms']['commitments'], currency: Currency) {
  return partnerKinds
    .map((kind) => ({
      kind,
      amounts: commitments
        .filter(({ partnerKind }) => partnerKind === partnerKindToProto(kind))
        .flatMap(({ amount }) => (amount ? [moneyFromProto(amount)] : [])),
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
    allocations.filter(({ stage }) => stage === wanted).map(({ amount }) => moneyFromProto(amount)),
  )
