import type {
  ApproveDealRequest,
  DeclineDealRequest,
  OpenDealRequest,
  StartDueDiligenceRequest,
  WithdrawDealRequest,
} from '@seedline/contracts/fund/v1/deal_service'
import { readEvidenceList, readRung } from '@seedline/facts/requests'
import {
  type Commanded,
  fieldsOfRequest,
  readCommand,
  readDate,
  readId,
  readReason,
  readText,
} from '@seedline/requests'
import type { DeclineDeal, StartDueDiligence, WithdrawDeal } from '../../deal/commands.ts'
import type { Approval } from '../../use-cases/approve-deal.ts'
import type { Step } from '../../use-cases/deal-steps.ts'
import type { DealToOpen } from '../../use-cases/open-deal.ts'
import { readMoney } from './read-amounts.ts'

/** @throws ProblemError REQUEST_INVALID */
export function readDeal(request: OpenDealRequest): Commanded<DealToOpen> {
  const fields = fieldsOfRequest()
  return readCommand<DealToOpen>(
    fields,
    { commandId: request.commandId, expectedVersion: 0 },
    {
      fundId: readId(fields, '/fundId', 'Fund', request.fundId),
      enterpriseId: readId(fields, '/enterpriseId', 'Enterprise', request.enterpriseId),
      round: readRung(fields, '/round', request.round),
      proposedAmount: readMoney(fields, '/proposedAmount', request.proposedAmount),
      openedOn: readDate(fields, '/openedOn', request.openedOn),
      note: readText(fields, '/note', request.note, { max: 2000, lines: 'many', empty: 'allowed' }),
    },
  )
}

/** @throws ProblemError REQUEST_INVALID */
export function readDueDiligence(
  request: StartDueDiligenceRequest,
): Commanded<Step<StartDueDiligence>> {
  const fields = fieldsOfRequest()
  return readCommand<Step<StartDueDiligence>>(fields, request, {
    dealId: readId(fields, '/dealId', 'Deal', request.dealId),
    startedOn: readDate(fields, '/startedOn', request.startedOn),
  })
}

/** @throws ProblemError REQUEST_INVALID */
export function readApproval(request: ApproveDealRequest): Commanded<Approval> {
  const fields = fieldsOfRequest()
  return readCommand<Approval>(fields, request, {
    dealId: readId(fields, '/dealId', 'Deal', request.dealId),
    approvedAmount: readMoney(fields, '/approvedAmount', request.approvedAmount),
    approvedOn: readDate(fields, '/approvedOn', request.approvedOn),
    evidence: readEvidenceList(fields, '/evidence', request.evidence),
  })
}

/** @throws ProblemError REQUEST_INVALID */
export function readDecline(request: DeclineDealRequest): Commanded<Step<DeclineDeal>> {
  const fields = fieldsOfRequest()
  return readCommand<Step<DeclineDeal>>(fields, request, {
    dealId: readId(fields, '/dealId', 'Deal', request.dealId),
    declinedOn: readDate(fields, '/declinedOn', request.declinedOn),
    reason: readReason(fields, request.reason),
  })
}

/** @throws ProblemError REQUEST_INVALID */
export function readWithdrawal(request: WithdrawDealRequest): Commanded<Step<WithdrawDeal>> {
  const fields = fieldsOfRequest()
  return readCommand<Step<WithdrawDeal>>(fields, request, {
    dealId: readId(fields, '/dealId', 'Deal', request.dealId),
    withdrawnOn: readDate(fields, '/withdrawnOn', request.withdrawnOn),
    reason: readReason(fields, request.reason),
  })
}
