import * as z from 'zod'
import { money, moneyShape, price, priceShape, quantity, quantityText } from '../values/amounts.ts'
import { asOf, localDate, localDateText } from '../values/dates.ts'
import { evidence, evidences, historyEntry, provenance } from '../values/facts.ts'
import { holderKind } from '../values/holders.ts'
import {
  dealId,
  dealIdText,
  enterpriseId,
  enterpriseIdText,
  fundId,
  fundIdText,
  givenId,
} from '../values/ids.ts'
import { atLeastVersion, nextPageToken, page } from '../values/numbers.ts'
import { rung } from '../values/rungs.ts'
import { line, orMissing, prose } from '../values/text.ts'

export const dealStatuses = [
  'screening',
  'due-diligence',
  'approved',
  'declined',
  'withdrawn',
  'closed',
] as const

const dealStatus = z
  .enum(dealStatuses, { error: orMissing('VALUE_NOT_IN_LIST') })
  .meta({ id: 'DealStatus' })

export const openDeal = z
  .strictObject({
    fundId,
    enterpriseId,
    round: rung.meta({ description: 'A financing rung: seed to pre-ipo, or capital-increase.' }),
    proposedAmount: money,
    openedOn: localDate,
    note: prose().optional(),
  })
  .meta({ id: 'OpenDeal' })

export const startDueDiligence = z
  .strictObject({ startedOn: localDate })
  .meta({ id: 'StartDueDiligence' })

export const approveDeal = z
  .strictObject({ approvedAmount: money, approvedOn: localDate, evidence: evidences })
  .meta({ id: 'ApproveDeal', description: "The investment committee's approval." })

export const declineDeal = z
  .strictObject({ declinedOn: localDate, reason: prose() })
  .meta({ id: 'DeclineDeal' })

export const withdrawDeal = z
  .strictObject({ withdrawnOn: localDate, reason: prose() })
  .meta({ id: 'WithdrawDeal' })

const subscription = z
  .strictObject({
    fundId: fundId
      .optional()
      .meta({ description: "Set on the subscription of the deal's own fund, and on no other." }),
    holderId: givenId(
      "Id of the holder on the cap table; absent on the fund's own subscription: the fund's id.",
    ).optional(),
    holderName: line(200),
    holderKind,
    shares: quantity,
    amount: money,
  })
  .meta({ id: 'Subscription' })

interface Priced {
  readonly sharePrice: { readonly currency: string }
  readonly subscriptions: readonly { readonly amount: { readonly currency: string } }[]
}

// The price travels on as a bare decimal, so this is the last place to see its currency.
const oneCurrency = (value: Priced, context: z.core.$RefinementCtx<Priced>): void => {
  const { currency } = value.sharePrice
  if (value.subscriptions.every(({ amount }) => amount.currency === currency)) return
  context.addIssue({
    code: 'custom',
    message: 'CURRENCY_MISMATCH',
    path: ['sharePrice', 'currency'],
    input: currency,
  })
}

export const closeRound = z
  .strictObject({
    closedOn: localDate,
    preMoney: money.optional(),
    sharePrice: price.meta({
      description: 'Price of one new share, in the currency of the round.',
    }),
    subscriptions: z
      .array(subscription, { error: orMissing('LIST_EXPECTED') })
      .min(1, { error: 'LIST_EMPTY' })
      .max(200, { error: 'LIST_TOO_LONG' })
      .meta({ description: 'Everybody who subscribed, the fund among them.' }),
    evidence: evidences,
    provenance: provenance.optional(),
  })
  .superRefine(oneCurrency)
  .meta({ id: 'CloseRound' })

export const dealPath = z.strictObject({ dealId })

export const dealQuery = z.strictObject({ ...asOf, atLeastVersion })

export const listDealsQuery = z.strictObject({
  fundId: fundId.optional(),
  enterpriseId: enterpriseId.optional(),
  status: dealStatus.optional(),
  ...page,
})

export const subscribed = z
  .strictObject({
    fundId: fundIdText.optional(),
    holderId: z.string(),
    holderName: z.string(),
    holderKind: holderKind.optional(),
    shares: quantityText,
    amount: moneyShape.optional(),
  })
  .meta({ id: 'RecordedSubscription' })

export const closing = z
  .strictObject({
    closedOn: localDateText,
    preMoney: moneyShape.optional(),
    sharePrice: priceShape.optional(),
    subscriptions: z.array(subscribed),
    evidence: z.array(evidence),
    provenance: provenance.optional(),
  })
  .meta({ id: 'DealClosing' })

export const roundFigures = z
  .strictObject({
    totalRaised: moneyShape.optional(),
    newShares: quantityText,
    postMoney: moneyShape.optional().meta({ description: 'Absent when no pre-money was stated.' }),
    impliedSharesBefore: quantityText.optional().meta({
      description: 'Pre-money / share price: what the round takes to have existed before it.',
    }),
  })
  .meta({ id: 'RoundFigures', description: "What follows from a closed round's own figures." })

export const deal = z
  .strictObject({
    dealId: dealIdText,
    version: z.int(),
    fundId: fundIdText,
    enterpriseId: enterpriseIdText,
    round: rung.optional(),
    status: dealStatus,
    proposedAmount: moneyShape.optional(),
    approvedAmount: moneyShape.optional(),
    openedOn: localDateText.optional(),
    statusOn: localDateText.optional().meta({ description: 'The date of the latest step.' }),
    note: z.string().optional(),
    closing: closing.optional(),
    figures: roundFigures.optional(),
    history: z.array(historyEntry),
  })
  .meta({ id: 'Deal' })

export const dealList = z
  .strictObject({ items: z.array(deal), nextPageToken })
  .meta({ id: 'DealList' })
