import type { Refusals } from './refusal.ts'

export const alertRefusals = {
  ALERT_UNKNOWN: {
    kind: 'not-found',
    title: [
      '没有这条提醒（或与您的机构无关）。',
      'There is no such alert (or none of your organisation).',
    ],
    detail: ['没有提醒 {alert_id}', 'There is no alert {alert_id}'],
    mend: ['请核对编号。', 'Check the id.'],
  },
  ALERT_ACKNOWLEDGED_ALREADY: {
    kind: 'conflict',
    title: ['这条提醒已经有人确认。', 'Somebody has acknowledged this alert already.'],
    detail: [
      '{acknowledged_by} 已于 {acknowledged_on} 确认',
      '{acknowledged_by} acknowledged it on {acknowledged_on}',
    ],
    mend: ['无需再次确认。', 'Nothing has to be acknowledged again.'],
    facts: ['alert_id'],
  },
} as const satisfies Refusals
