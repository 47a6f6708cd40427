import {
  AcknowledgeAlertRequest,
  ListAlertsRequest,
  WatchAlertsRequest,
  type WatchAlertsResponse,
} from '@seedline/contracts/credit/v1/alert_service'
import {
  BeginWatchRequest,
  EndWatchRequest,
  ListWatchesRequest,
} from '@seedline/contracts/credit/v1/watch_service'
import { eventually } from '@seedline/testing'
import { type BankDesk, newCommand } from './bank-desk.ts'
import { type Caller, today } from './pledging.ts'

const page = { size: 200, token: '' }

/** What banks watch, and what they are told. */
export function watchingAt(desk: BankDesk) {
  const listed = async (bank: Caller) =>
    (await desk.alerts.listAlerts(ListAlertsRequest.fromPartial({ page }), bank)).alerts
  return {
    begin: (bank: Caller, of: object) =>
      desk.watches.beginWatch(
        BeginWatchRequest.fromPartial({ commandId: newCommand(), ...of }),
        bank,
      ),
    end: (bank: Caller, watchId: string) =>
      desk.watches.endWatch(
        EndWatchRequest.fromPartial({ commandId: newCommand(), watchId, reason: '' }),
        bank,
      ),
    async watches(bank: Caller) {
      const request = ListWatchesRequest.fromPartial({ page })
      return (await desk.watches.listWatches(request, bank)).watches
    },
    alerts: listed,
    /** Those on one right, once there are so many. */
    told: (bank: Caller, ipRightId: string, count = 1) =>
      eventually(async () => {
        const all = (await listed(bank)).filter(({ fact }) => fact?.id === ipRightId)
        return all.length >= count ? all : undefined
      }, 20_000),
    acknowledge: (bank: Caller, alertId: string) =>
      desk.alerts.acknowledgeAlert(
        AcknowledgeAlertRequest.fromPartial({ commandId: newCommand(), alertId, note: '已联系' }),
        bank,
      ),
    /** Listens until it has heard so many; answers them and the last mark. */
    async hear(bank: Caller, count: number, cursor = '') {
      const over = new AbortController()
      const heard: NonNullable<WatchAlertsResponse['told']>[] = []
      const stream = desk.alertWatches.watchAlerts(WatchAlertsRequest.fromPartial({ cursor }), {
        ...bank,
        signal: over.signal,
      })
      try {
        for await (const { told } of stream) {
          if (told) heard.push(told)
          const alerts = heard.filter(({ $case }) => $case === 'alert').length
          if (alerts >= count && told?.$case === 'mark') break
        }
      } finally {
        over.abort()
      }
      return {
        ids: heard.flatMap((one) => (one.$case === 'alert' ? [one.value.alertId] : [])),
        cursor: heard.flatMap((one) => (one.$case === 'mark' ? [one.value.cursor] : [])).at(-1),
      }
    },
    lapses: (ipRightId: string) =>
      desk.recordFacts(ipRightId, [
        {
          fact: {
            $case: 'statusChanged',
            value: { on: today(), status: 'IP_LEGAL_STATUS_TERMINATED_FEE' },
          },
        },
      ]),
    isDisputed: (ipRightId: string, reference: string) =>
      desk.recordFacts(ipRightId, [
        {
          fact: {
            $case: 'disputeOpened',
            value: { on: today(), reference, kind: 'IP_DISPUTE_KIND_OWNERSHIP' },
          },
        },
      ]),
  }
}
