import { problemOf } from '@seedline/contracts/refusals'
import { accept, type Decision, reject } from '@seedline/event-store'
import { dateInShanghai, type Instant } from '@seedline/values'
import type { AlertEvent, AlertId, AlertRaised } from './events.ts'
import type { AlertState } from './state.ts'

interface Of {
  readonly alertId: AlertId
  readonly at: Instant
}

export type AlertCommand =
  | (Of & Omit<AlertRaised, 'type' | 'raisedOn'> & { readonly type: 'RaiseAlert' })
  | (Of & {
      readonly type: 'AcknowledgeAlert'
      readonly note: string
      /** Who does, by name. */
      readonly acknowledgedBy: string
    })

/** What a command leads to. Pure. What was raised already is not raised again. */
export function decide(command: AlertCommand, state: AlertState): Decision<AlertEvent> {
  switch (command.type) {
    case 'RaiseAlert': {
      const { type: _, at, ...raised } = command
      return state.status === 'never-raised'
        ? accept({ type: 'AlertRaised', ...raised, raisedOn: dateInShanghai(at) })
        : accept()
    }
    case 'AcknowledgeAlert':
      return acknowledge(command, state)
    default:
      return command satisfies never
  }
}

function acknowledge(
  { alertId, at, note, acknowledgedBy }: Extract<AlertCommand, { type: 'AcknowledgeAlert' }>,
  state: AlertState,
): Decision<AlertEvent> {
  switch (state.status) {
    case 'never-raised':
      return reject(problemOf('ALERT_UNKNOWN', { alert_id: alertId }))
    case 'acknowledged': {
      const { acknowledgedBy: by, acknowledgedOn: on } = state
      return reject(
        problemOf('ALERT_ACKNOWLEDGED_ALREADY', {
          alert_id: alertId,
          acknowledged_by: by,
          acknowledged_on: on,
        }),
      )
    }
    case 'open': {
      const acknowledgedOn = dateInShanghai(at)
      return accept({ type: 'AlertAcknowledged', alertId, acknowledgedBy, note, acknowledgedOn })
    }
    default:
      return state satisfies never
  }
}
