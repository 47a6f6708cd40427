import * as messages from '@seedline/contracts/credit/v1/risk_pool_events'
import {
  date,
  evidences,
  id,
  list,
  money,
  optionalList,
  provenance,
  recordedText,
  streamVersion,
  uscc,
  yearlyPercent,
} from '@seedline/contracts/kinds'
import { loanProduct, poolProductsMost } from '@seedline/contracts/operations'
import { type EventOf, event, eventsOf, type Named } from '@seedline/facts/events'
import { deriveId, type Id } from '@seedline/values'

export type RiskPoolId = Id<'RiskPool'>
export type PoolClaimId = Id<'PoolClaim'>

const riskPoolId = id('RiskPool')
const of = { riskPoolId, poolClaimId: id('PoolClaim') }
const papers = optionalList(evidences(10))

/** What happens to a pool that bears a part of banks' losses. */
export const poolEvents = eventsOf('seedline.credit.v1', {
  RiskPoolOpened: event(
    messages.RiskPoolOpened,
    {
      riskPoolId,
      name: recordedText,
      products: list(loanProduct, { max: poolProductsMost }),
      sharePercent: yearlyPercent,
      cap: money,
      openedOn: date,
      provenance,
      evidence: papers,
    },
    { on: 'openedOn' },
  ),
  PoolClaimed: event(
    messages.PoolClaimed,
    {
      ...of,
      loanApplicationId: id('LoanApplication'),
      bank: recordedText,
      uscc,
      loss: money,
      share: money,
      overdueDays: streamVersion,
      claimedOn: date,
      evidence: papers,
    },
    { on: 'claimedOn' },
  ),
  PoolClaimPaid: event(
    messages.PoolClaimPaid,
    { ...of, paid: money, paidOn: date, evidence: papers },
    { on: 'paidOn' },
  ),
  PoolClaimDeclined: event(
    messages.PoolClaimDeclined,
    { ...of, declinedOn: date, reason: recordedText },
    { on: 'declinedOn' },
  ),
  PoolRecovered: event(
    messages.PoolRecovered,
    { ...of, recovered: money, returned: money, recoveredOn: date, evidence: papers },
    { on: 'recoveredOn' },
  ),
  PoolEntryReversed: event(
    messages.PoolEntryReversed,
    { ...of, entryVersion: streamVersion, reversedOn: date, reason: recordedText },
    { on: 'reversedOn' },
  ),
})

export type PoolEvent = EventOf<typeof poolEvents>
export type RiskPoolOpened = Named<PoolEvent, 'RiskPoolOpened'>
export type PoolClaimed = Named<PoolEvent, 'PoolClaimed'>

/** The claim that a command makes; a loan that was declined may be claimed for anew. */
export const claimIdOf = (riskPoolId: RiskPoolId, loanId: string, version: number): PoolClaimId =>
  deriveId('PoolClaim', riskPoolId, loanId, String(version))
