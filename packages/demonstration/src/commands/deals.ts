import { idOf } from '@seedline/gateway-client'
import type { OpenDeal } from '../data.ts'
import { evidence } from '../evidence.ts'
import { moneyOfYuan } from '../money.ts'
import { type Steps, write } from '../steps.ts'

/** A deal as commands speak of it. */
export interface DealSteps {
  /** What its commands are called. */
  readonly what: string
  /** What later steps call its id. */
  readonly as: string
}

interface Opening {
  readonly fund: string
  readonly round: string
  readonly amount: { readonly currency: string; readonly amount: string }
  readonly openedOn: string
}

export function openDeal(steps: Steps, { what, as }: DealSteps, opening: Opening): void {
  const { fund, round, amount, openedOn } = opening
  write(steps, {
    what: `${what} opened`,
    path: ['deals'],
    role: 'fund-manager',
    as,
    body: {
      fundId: idOf(fund),
      enterpriseId: idOf('enterprise'),
      round,
      proposedAmount: amount,
      openedOn,
    },
  })
}

/** One further step of a deal. */
export function goOn(
  steps: Steps,
  { what, as }: DealSteps,
  step: 'due-diligence' | 'approval' | 'approval/reversal' | 'decline' | 'withdrawal' | 'closing',
  body: unknown,
): void {
  const path = ['deals', idOf(as), ...step.split('/')]
  write(steps, { what: `${what} ${step}`, path, role: 'fund-manager', body })
}

export function approve(
  steps: Steps,
  deal: DealSteps,
  approvedOn: string,
  approvedAmount: Opening['amount'],
): void {
  goOn(steps, deal, 'approval', { approvedAmount, approvedOn, evidence: evidence('resolution') })
}

/** A deal that has led to no round: as far as it came. */
export function recordOpenDeal(steps: Steps, data: OpenDeal): void {
  const { round, fund, openedOn, startedOn, approvedOn, declinedOn, withdrawnOn, reason } = data
  const { approvalReversed } = data
  const deal = { what: `new deal ${round}`, as: 'new-deal' }
  const amount = moneyOfYuan(data.amount)
  openDeal(steps, deal, { fund, round, amount, openedOn })
  if (startedOn) goOn(steps, deal, 'due-diligence', { startedOn })
  if (approvedOn) approve(steps, deal, approvedOn, amount)
  if (approvalReversed) {
    const why = { reason: approvalReversed, evidence: evidence('resolution') }
    goOn(steps, deal, 'approval/reversal', why)
  }
  if (declinedOn) goOn(steps, deal, 'decline', { declinedOn, reason })
  if (withdrawnOn) goOn(steps, deal, 'withdrawal', { withdrawnOn, reason })
}
