import type { LocalDate } from '@seedline/values'
import type { AlertEvent, AlertRaised } from './events.ts'

export type AlertState =
  | { readonly status: 'never-raised' }
  | { readonly status: 'open'; readonly raised: AlertRaised }
  | {
      readonly status: 'acknowledged'
      readonly raised: AlertRaised
      readonly acknowledgedBy: string
      readonly acknowledgedOn: LocalDate
    }

export const neverRaised: AlertState = { status: 'never-raised' }

export function evolve(before: AlertState, event: AlertEvent): AlertState {
  switch (event.type) {
    case 'AlertRaised':
      return before.status === 'never-raised' ? { status: 'open', raised: event } : before
    case 'AlertAcknowledged': {
      if (before.status !== 'open') return before
      const { acknowledgedBy, acknowledgedOn } = event
      return { status: 'acknowledged', raised: before.raised, acknowledgedBy, acknowledgedOn }
    }
    default:
      return event satisfies never
  }
}
