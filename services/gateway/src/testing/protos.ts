import { StockClassType } from '@seedline/contracts/fund/v1/cap_table_events'
import { CapTable } from '@seedline/contracts/fund/v1/cap_table_service'
import { HolderKind } from '@seedline/contracts/fund/v1/deal_events'
import { Deal, DealStatus } from '@seedline/contracts/fund/v1/deal_service'
import { PartnerKind } from '@seedline/contracts/fund/v1/fund_events'
import { Fund } from '@seedline/contracts/fund/v1/fund_service'
import { Enterprise } from '@seedline/contracts/registry/v1/enterprise_service'
import { Ladder } from '@seedline/contracts/registry/v1/stage_record_service'
import { Rung } from '@seedline/contracts/values/v1/rung'
import { Confidence } from '@seedline/contracts/values/v1/values'
import { currencies } from '@seedline/values'
import fc from 'fast-check'

const known = <V extends string>(values: Readonly<Record<string, V>>) =>
  fc.constantFrom(...Object.values(values).filter((one) => !/UNSPECIFIED|UNRECOGNIZED/.test(one)))
const anyOf = <V extends string>(values: Readonly<Record<string, V>>) =>
  fc.constantFrom(...Object.values(values).filter((one) => one !== 'UNRECOGNIZED'))
const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined })

const text = fc.oneof(fc.constant(''), fc.constantFrom('深圳新材', 'Acme', '甲', 'x'))
const filled = fc.constantFrom('深圳新材', 'Acme', '甲', 'x')
const uuid = fc.uuid()
const int64 = fc.bigInt({ min: -(2n ** 63n) + 1n, max: 2n ** 63n - 1n })
const version = fc.integer({ min: 0, max: 2_147_483_647 })
const date = fc.oneof(fc.constant(''), fc.constantFrom('2024-05-20', '1999-12-31'))
const at = maybe(fc.constant('2024-05-20T08:30:00.000Z'))
const decimal = fc.constantFrom('0', '1', '1000000', '12.5', '0.0000000001', '922337203685477580.7')

export const money = fc.record({ currency: fc.constantFrom(...currencies), minorUnits: int64 })
export const evidence = fc.record({
  kind: fc.constantFrom('resolution', 'contract', 'payment-proof', 'registration', 'other'),
  title: filled,
  url: fc.constantFrom('', 'https://example.org/a?b=c'),
  sha256: fc.constantFrom('', 'a'.repeat(64)),
})
export const provenance = fc.record({
  source: filled,
  confidence: known(Confidence),
  synthetic: fc.boolean(),
})
const evidences = fc.array(evidence, { maxLength: 3 })
const actor = fc.record({
  subject: filled,
  name: text,
  roles: fc.array(filled, { maxLength: 2 }),
  organisation: text,
  onBehalfOf: text,
})
const recording = fc.record({
  eventId: filled,
  eventType: filled,
  version,
  recordedAt: fc.constant('2024-05-20T08:30:00.000Z'),
  recordedBy: actor,
  traceId: text,
})
const historyEntry = fc.record({
  recording,
  occurredOn: date,
  detailsJson: fc.constantFrom('', '{}', '{"amount":{"minorUnits":"1"}}'),
  reason: text,
})

export const enterprise = fc
  .record({
    enterpriseId: uuid,
    uscc: text,
    usccCheckDigitOverridden: fc.boolean(),
    nameZh: text,
    nameEn: text,
    materialField: text,
    district: text,
    foundedOn: date,
    closedOn: date,
    provenance: maybe(provenance),
    version,
    registeredAt: fc.constant('2024-05-20T08:30:00.000Z'),
    currentRung: anyOf(Rung),
    currentRungOn: date,
  })
  .map((one) => Enterprise.fromPartial(one))

const round = fc.record({ fundId: uuid, dealId: uuid, eventId: filled, traceId: text })
const rung = fc.record({
  rungId: uuid,
  rung: known(Rung),
  reachedOn: fc.constant('2024-05-20'),
  evidence: evidences,
  outOfOrderReason: text,
  round: maybe(round),
  provenance: maybe(provenance),
  recording,
  withdrawn: fc.boolean(),
  amendments: fc.array(fc.record({ reason: text, recording }), { maxLength: 2 }),
  furtherRounds: fc.array(round, { maxLength: 2 }),
})
export const ladder = fc
  .record({ enterpriseId: uuid, version, rungs: fc.array(rung, { maxLength: 3 }) })
  .map((one) => Ladder.fromPartial(one))

const security = fc.record({
  securityId: filled,
  stockClassId: filled,
  quantity: decimal,
  sharePrice: fc.oneof(fc.constant(''), decimal),
  currency: fc.constantFrom(...currencies),
  issuedOn: date,
  dealId: fc.oneof(fc.constant(''), uuid),
  evidence: evidences,
  provenance: maybe(provenance),
  recording: maybe(recording),
  issuedQuantity: fc.oneof(fc.constant(''), decimal),
})
export const capTable = fc
  .record({
    enterpriseId: uuid,
    version,
    holders: fc.array(
      fc.record({
        holderId: filled,
        name: text,
        kind: anyOf(HolderKind),
        quantity: decimal,
        percent: decimal,
        securities: fc.array(security, { maxLength: 2 }),
        optionsOutstanding: decimal,
      }),
      { maxLength: 3 },
    ),
    totalQuantity: decimal,
    classes: fc.array(
      fc.record({
        stockClassId: filled,
        name: text,
        classType: anyOf(StockClassType),
        sharesAuthorized: fc.oneof(fc.constant(''), decimal),
        quantity: decimal,
      }),
      { maxLength: 2 },
    ),
    plans: fc.array(
      fc.record({
        stockPlanId: filled,
        name: text,
        sharesReserved: decimal,
        granted: decimal,
        exercised: decimal,
        available: decimal,
      }),
      { maxLength: 2 },
    ),
    fullyDilutedQuantity: decimal,
  })
  .map((one) => CapTable.fromPartial(one))

const commitment = fc.record({
  partnerId: filled,
  partnerName: text,
  partnerKind: known(PartnerKind),
  amount: money,
  committedOn: date,
  evidence: evidences,
})
export const fund = fc
  .record({
    fundId: uuid,
    version,
    nameZh: text,
    nameEn: text,
    currency: fc.constantFrom(...currencies),
    targetSize: maybe(money),
    openedOn: date,
    generalPartner: text,
    commitments: fc.array(commitment, { maxLength: 3 }),
    totalCommitted: maybe(money),
    byPartnerKind: fc.array(
      fc.record({ partnerKind: known(PartnerKind), amount: money, percent: decimal }),
      { maxLength: 3 },
    ),
    provenance: maybe(provenance),
    recordedAt: at,
    reserved: maybe(money),
    invested: maybe(money),
    available: maybe(money),
  })
  .map((one) => Fund.fromPartial(one))

const subscription = fc.record({
  fundId: fc.oneof(fc.constant(''), uuid),
  holderId: filled,
  holderName: text,
  holderKind: anyOf(HolderKind),
  shares: decimal,
  amount: money,
})
export const deal = fc
  .record({
    dealId: uuid,
    version,
    fundId: uuid,
    enterpriseId: uuid,
    round: anyOf(Rung),
    status: known(DealStatus),
    proposedAmount: maybe(money),
    approvedAmount: maybe(money),
    openedOn: date,
    statusOn: date,
    note: text,
    closing: maybe(
      fc.record({
        dealId: uuid,
        fundId: uuid,
        enterpriseId: uuid,
        round: known(Rung),
        closedOn: fc.constant('2024-05-20'),
        preMoney: maybe(money),
        sharePrice: decimal,
        subscriptions: fc.array(subscription, { minLength: 1, maxLength: 3 }),
        evidence: evidences,
        provenance: maybe(provenance),
      }),
    ),
    figures: maybe(
      fc.record({
        totalRaised: maybe(money),
        newShares: decimal,
        postMoney: maybe(money),
        impliedSharesBefore: fc.oneof(fc.constant(''), decimal),
      }),
    ),
    history: fc.array(historyEntry, { maxLength: 2 }),
  })
  .map((one) => Deal.fromPartial(one))
