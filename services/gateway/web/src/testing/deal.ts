import type { Deal } from '../api/deals.ts'
import type { HistoryEntry } from '../api/enterprises.ts'

const by = { subject: 's', name: 'Li', roles: ['fund-manager'], organisation: 'o' }

export function entry(
  type: string,
  details: Readonly<Record<string, unknown>> = {},
  occurredOn = '2026-10-12',
): HistoryEntry {
  const eventType = `seedline.fund.v1.${type}`
  const recordedAt = '2026-10-12T16:30:00.000Z'
  const eventId = `${type}@${occurredOn}`
  const traceId = '0af7651916cd43dd8448eb211c80319c'
  return {
    occurredOn,
    details,
    papersWithheld: false,
    recording: { eventId, eventType, version: 1, recordedAt, recordedBy: by, traceId },
  }
}

/** A deal as the gateway answers it. */
export function deal(changes: Partial<Deal> = {}): Deal {
  return {
    dealId: 'd1',
    version: 3,
    fundId: 'f1',
    enterpriseId: 'e1',
    round: 'a',
    status: 'approved',
    proposedAmount: { currency: 'CNY', amount: '22000000.00' },
    approvedAmount: { currency: 'CNY', amount: '20000000.00' },
    openedOn: '2026-07-04',
    statusOn: '2026-09-17',
    history: [
      entry('DealOpened', { dealId: 'd1', round: 'RUNG_A' }, '2026-07-04'),
      entry('DueDiligenceStarted', { dealId: 'd1' }, '2026-07-28'),
      entry(
        'DealApproved',
        { dealId: 'd1', approvedAmount: { currency: 'CNY', minorUnits: '2000000000' } },
        '2026-09-17',
      ),
    ],
    ...changes,
  }
}
