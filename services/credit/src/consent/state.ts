import type { LocalDate } from '@seedline/values'
import type { ConsentEvent, ConsentGranted } from './events.ts'

/** What stands between a bank and an enterprise. */
export type ConsentState =
  | { readonly status: 'never-granted' }
  | { readonly status: 'granted'; readonly granted: ConsentGranted }
  | {
      readonly status: 'revoked'
      readonly granted: ConsentGranted
      readonly revokedOn: LocalDate
    }

export const neverGranted: ConsentState = { status: 'never-granted' }

export function evolve(before: ConsentState, event: ConsentEvent): ConsentState {
  switch (event.type) {
    case 'ConsentGranted':
      return { status: 'granted', granted: event }
    case 'ConsentRevoked':
      return before.status === 'never-granted'
        ? before
        : { status: 'revoked', granted: before.granted, revokedOn: event.revokedOn }
    default:
      return event satisfies never
  }
}

export type ConsentStanding = 'not-yet-valid' | 'valid' | 'expired' | 'revoked'

/** How a consent that was granted stands on a day. */
export function standingOn(
  { validFrom, validTo }: { readonly validFrom: string; readonly validTo: string },
  revoked: boolean,
  day: string,
): ConsentStanding {
  if (revoked) return 'revoked'
  if (day < validFrom) return 'not-yet-valid'
  return day > validTo ? 'expired' : 'valid'
}
