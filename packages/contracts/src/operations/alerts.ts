import {
  AlertStatus,
  AlertServiceService as Rpcs,
} from '../gen/seedline/credit/v1/alert_service.ts'
import { enumeration, id, optional, page, prose, uscc } from '../kinds/index.ts'
import { bankPeople } from '../roles.ts'
import { command, operationsOf, query } from './operation.ts'

export const alertStatus = enumeration(AlertStatus, 'ALERT_STATUS', { name: 'AlertStatus' })

const tag = { zh: '提醒', en: 'Alerts' }

export const alerts = operationsOf(Rpcs, tag, {
  acknowledgeAlert: command(Rpcs.acknowledgeAlert, {
    rest: 'POST /api/v1/alerts/{alertId}/acknowledgement',
    effect: 'changes',
    summary: { zh: '确认提醒', en: 'Acknowledge an alert' },
    description: 'Somebody of the bank has taken note of it, and says what follows.',
    admits: bankPeople,
    of: 'alert',
    request: { alertId: id('Alert'), note: optional(prose(500), '') },
    refuses: ['ALERT_UNKNOWN', 'ALERT_ACKNOWLEDGED_ALREADY', 'HISTORY_FULL'],
  }),
  listAlerts: query(Rpcs.listAlerts, {
    rest: 'GET /api/v1/alerts',
    summary: { zh: '提醒列表', en: 'Alerts' },
    description: 'A bank sees its own, the latest first.',
    admits: bankPeople,
    of: 'shown',
    tells: { alert: 'all' },
    request: { status: optional(alertStatus), uscc: optional(uscc), page },
    refuses: [],
  }),
})
